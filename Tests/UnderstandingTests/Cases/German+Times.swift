extension EntityCases {
    static let germanTimes = """
        # date
        um 17 Uhr = 2026-05-20 17:00
        um 5 = 2026-05-20 17:00
        um fünf Uhr = 2026-05-20 17:00
        17 Uhr 30 = 2026-05-20 17:30
        siebzehn Uhr dreißig = 2026-05-20 17:30
        17:30 Uhr = 2026-05-20 17:30
        17:30 = 2026-05-20 17:30
        17.30 Uhr = 2026-05-20 17:30
        um 17.30 = 2026-05-20 17:30
        17:30h = 2026-05-20 17:30
        17h30 = 2026-05-20 17:30
        um 17 h = 2026-05-20 17:00
        um 05:00 Uhr = 2026-05-21 05:00
        um 0 Uhr = 2026-05-21
        halb drei = 2026-05-20 14:30
        um halb sechs = 2026-05-20 17:30
        Viertel nach fünf = 2026-05-20 17:15
        Viertel vor drei = 2026-05-20 14:45
        viertel drei = 2026-05-20 14:15
        dreiviertel sechs = 2026-05-20 17:45
        zehn nach fünf = 2026-05-20 17:10
        fünf vor halb drei = 2026-05-20 14:25
        fünf nach halb drei = 2026-05-20 14:35
        zwanzig vor sechs = 2026-05-20 17:40
        mittags = 2026-05-20 12:00
        um Mitternacht = 2026-05-21
        12 Uhr mittags = 2026-05-20 12:00
        8 Uhr morgens = 2026-05-21 08:00
        um 8 Uhr abends = 2026-05-20 20:00
        am Abend um 8 = 2026-05-20 20:00
        Mittwochmittag = 2026-05-27 12:00
        um 3 Uhr nachts = 2026-05-21 03:00
        3 Uhr nachmittags = 2026-05-20 15:00
        morgen um 9 Uhr = 2026-05-21 09:00
        morgen früh = 2026-05-21 09:00
        morgen früh um 7 = 2026-05-21 07:00
        morgen Abend = 2026-05-21 19:00
        morgen Vormittag = 2026-05-21 09:00
        morgen Nachmittag um drei = 2026-05-21 15:00
        heute Abend = 2026-05-20 19:00
        heute Abend um acht = 2026-05-20 20:00
        heute Nacht = 2026-05-20 21:00
        heute Mittag = 2026-05-20 12:00
        gestern Abend = 2026-05-19 19:00
        übermorgen um halb neun = 2026-05-22 08:30
        Freitagabend = 2026-05-22 19:00
        am Montagmorgen = 2026-05-25 09:00
        Freitagabend um acht = 2026-05-22 20:00
        am Freitag um halb sechs = 2026-05-22 17:30
        am Freitag gegen 17 Uhr = 2026-05-22 17:00
        Freitag Nachmittag = 2026-05-22 15:00
        um 8 Uhr abends am Freitag = 2026-05-22 20:00
        um 9 am Freitag = 2026-05-22 09:00
        am 3. Juni um 17 Uhr = 2026-06-03 17:00
        am Freitag, den 22. Mai, um 17 Uhr = 2026-05-22 17:00
        24.12.2026, 18:00 Uhr = 2026-12-24 18:00
        in einer Stunde = 2026-05-20 11:15
        in einer halben Stunde = 2026-05-20 10:45
        in einer Viertelstunde = 2026-05-20 10:30
        in anderthalb Stunden = 2026-05-20 11:45
        in zweieinhalb Stunden = 2026-05-20 12:45
        in 90 Minuten = 2026-05-20 11:45
        vor einer halben Stunde = 2026-05-20 09:45
        vor zwei Stunden = 2026-05-20 08:15
        jetzt = 2026-05-20 10:15
        Ein Tisch morgen um 19 Uhr, bitte | morgen um 19 Uhr = 2026-05-21 19:00
        um 5 bitte | um 5 = 2026-05-20 17:00
        um 5 Uhr 3 Pizzen | um 5 Uhr = 2026-05-20 17:00
        2026-05-03T17:30Z = 2026-05-03 19:30
        tomorrow at 5 = 2026-05-21 17:00
        25 Uhr |
        25:00 |
        13:60 Uhr |
        um 5 Pizzen |
        um 5 % |
        fünf Pizzen |
        halb voll |
        Uhr |
        drei vor |

        # date 2026-03-28T12:00
        morgen um 02:30 Uhr = 2026-03-29 03:30
        in 24 Stunden = 2026-03-29 13:00

        # date 2026-10-24T12:00
        morgen um 02:30 Uhr = 2026-10-25 02:30
        in 24 Stunden = 2026-10-25 11:00
        """
}
