extension EntityCases {
    static let germanDates = """
        # date
        heute = 2026-05-20
        Morgen = 2026-05-21
        übermorgen = 2026-05-22
        uebermorgen = 2026-05-22
        ubermorgen = 2026-05-22
        gestern = 2026-05-19
        vorgestern = 2026-05-18
        am Freitag = 2026-05-22
        freitags |
        FREITAG = 2026-05-22
        nächsten Freitag = 2026-05-22
        naechsten Freitag = 2026-05-22
        kommenden Montag = 2026-05-25
        diesen Mittwoch = 2026-05-20
        am Mittwoch = 2026-05-27
        am letzten Freitag = 2026-05-15
        vergangenen Dienstag = 2026-05-19
        Sonnabend = 2026-05-23
        nächste Woche = 2026-05-27
        letzte Woche = 2026-05-13
        übernächste Woche = 2026-06-03
        nächsten Monat = 2026-06-20
        letzten Monat = 2026-04-20
        nächstes Jahr = 2027-05-20
        dieses Wochenende = 2026-05-23
        am Wochenende = 2026-05-23
        in zwei Wochen = 2026-06-03
        in einer Woche = 2026-05-27
        in 14 Tagen = 2026-06-03
        in einem Monat = 2026-06-20
        in drei Jahren = 2029-05-20
        in einem halben Jahr = 2026-11-20
        vor drei Tagen = 2026-05-17
        vor einem Jahr = 2025-05-20
        am 3. Mai = 2027-05-03
        am 3. Mai 2028 = 2028-05-03
        3. Juni = 2026-06-03
        3.Juni = 2026-06-03
        am dritten Juni = 2026-06-03
        am einundzwanzigsten Juni = 2026-06-21
        am fuenften Juni = 2026-06-05
        24. Dezember = 2026-12-24
        1. Jänner 2027 = 2027-01-01
        3. März = 2027-03-03
        3. Maerz = 2027-03-03
        24. Dez. 2026 = 2026-12-24
        24.12.2026 = 2026-12-24
        24. 12. 2026 = 2026-12-24
        24.12.26 = 2026-12-24
        am 3.6. = 2026-06-03
        24/12/2026 = 2026-12-24
        2026-12-24 = 2026-12-24
        Freitag, den 22. Mai = 2026-05-22
        am Freitag, dem 22. Mai 2026 = 2026-05-22
        Freitag, 22.5.2026 = 2026-05-22
        29. Februar 2028 = 2028-02-29
        29. Februar = 2028-02-29
        KW 23 = 2026-06-01
        Kalenderwoche 23 = 2026-06-01
        KW 2 = 2027-01-11
        KW 53/2026 = 2026-12-28
        Ende des Monats = 2026-05-31
        Ende des Jahres = 2026-12-31
        zum Jahresende = 2026-12-31
        heute oder morgen | heute = 2026-05-20 | morgen = 2026-05-21
        bis Freitag | Freitag = 2026-05-22
        31. Februar |
        29. Februar 2027 |
        31.4.2026 |
        99.99.9999 |
        KW 54 |
        der Hund |
        am besten |
        zweite Gedanken |
        1,5 |
        Version 1.2.3 |
        vor allem |
        in zwei Teilen |

        # date 2026-12-31T23:30
        morgen = 2027-01-01
        in einer Stunde = 2027-01-01 00:30
        nächsten Monat = 2027-01-31
        am 1.1. = 2027-01-01

        # date 2028-01-31T12:00
        in einem Monat = 2028-02-29
        29. Februar = 2028-02-29
        """
}
