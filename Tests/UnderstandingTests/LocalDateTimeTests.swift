import Foundation
import Testing
import Understanding

@Suite("Days, times and durations in French, German and Spanish")
struct LocalDateTimeTests {
    /// Wednesday, 20 May 2026, 10:15 in Berlin summer time.
    private static let zone = TimeZone(secondsFromGMT: 7_200) ?? .gmt
    private static let now = Date(timeIntervalSince1970: 1_779_264_900)

    private func dates(_ text: String, _ language: String) -> [String] {
        let context = RecognitionContext(now: Self.now, timeZone: Self.zone, language: language)
        return DateTimeRecognizer().matches(in: text, context: context).map { match in
            guard case .date(let date) = match.value else { return "\(match.value)" }
            return String(date.ISO8601Format(.iso8601(timeZone: Self.zone)).prefix(16)).replacing("T", with: " ")
        }
    }

    @Test(
        "German days and times",
        arguments: [
            ("heute", "2026-05-20 00:00"), ("morgen", "2026-05-21 00:00"), ("übermorgen", "2026-05-22 00:00"),
            ("gestern", "2026-05-19 00:00"), ("vorgestern", "2026-05-18 00:00"), ("am Freitag", "2026-05-22 00:00"),
            ("Freitag", "2026-05-22 00:00"), ("nächsten Freitag", "2026-05-22 00:00"),
            ("diesen Freitag", "2026-05-22 00:00"), ("letzten Freitag", "2026-05-15 00:00"),
            ("am Mittwoch", "2026-05-27 00:00"), ("nächste Woche", "2026-05-27 00:00"),
            ("letzte Woche", "2026-05-13 00:00"), ("nächsten Monat", "2026-06-20 00:00"),
            ("nächstes Jahr", "2027-05-20 00:00"), ("in zwei Wochen", "2026-06-03 00:00"),
            ("in einer Woche", "2026-05-27 00:00"), ("vor drei Tagen", "2026-05-17 00:00"),
            ("in einem Monat", "2026-06-20 00:00"), ("am 3. Mai", "2027-05-03 00:00"),
            ("am 3. Mai 2028", "2028-05-03 00:00"), ("24. Dezember", "2026-12-24 00:00"),
            ("am dritten Juni", "2026-06-03 00:00"), ("am einundzwanzigsten Juni", "2026-06-21 00:00"),
            ("24.12.2026", "2026-12-24 00:00"), ("am 3.6.", "2026-06-03 00:00"), ("2026-12-24", "2026-12-24 00:00"),
            ("um 17 Uhr", "2026-05-20 17:00"), ("17 Uhr 30", "2026-05-20 17:30"), ("17:30 Uhr", "2026-05-20 17:30"),
            ("um 5", "2026-05-20 17:00"), ("um fünf Uhr", "2026-05-20 17:00"), ("halb sechs", "2026-05-20 17:30"),
            ("Viertel nach fünf", "2026-05-20 17:15"), ("Viertel vor sechs", "2026-05-20 17:45"),
            ("dreiviertel sechs", "2026-05-20 17:45"), ("zehn nach fünf", "2026-05-20 17:10"),
            ("um Mitternacht", "2026-05-21 00:00"), ("morgen um 9 Uhr", "2026-05-21 09:00"),
            ("morgen früh", "2026-05-21 09:00"), ("heute Abend", "2026-05-20 19:00"),
            ("heute Abend um acht", "2026-05-20 20:00"), ("am Freitag um halb sechs", "2026-05-22 17:30"),
            ("Freitag Nachmittag", "2026-05-22 15:00"), ("um 8 Uhr abends am Freitag", "2026-05-22 20:00"),
            ("in einer Stunde", "2026-05-20 11:15"), ("vor einer halben Stunde", "2026-05-20 09:45"),
            ("in anderthalb Stunden", "2026-05-20 11:45"), ("in 90 Minuten", "2026-05-20 11:45"),
            ("jetzt", "2026-05-20 10:15"), ("mittags", "2026-05-20 12:00"), ("tomorrow at 5", "2026-05-21 17:00"),
        ]
    )
    func german(text: String, expected: String) { #expect(dates(text, "de") == [expected]) }

    @Test(
        "French days and times",
        arguments: [
            ("aujourd'hui", "2026-05-20 00:00"), ("aujourd’hui", "2026-05-20 00:00"), ("demain", "2026-05-21 00:00"),
            ("après-demain", "2026-05-22 00:00"), ("hier", "2026-05-19 00:00"), ("avant-hier", "2026-05-18 00:00"),
            ("vendredi", "2026-05-22 00:00"), ("vendredi prochain", "2026-05-22 00:00"),
            ("vendredi dernier", "2026-05-15 00:00"), ("ce vendredi", "2026-05-22 00:00"),
            ("mercredi", "2026-05-27 00:00"), ("la semaine prochaine", "2026-05-27 00:00"),
            ("le mois prochain", "2026-06-20 00:00"), ("l'année prochaine", "2027-05-20 00:00"),
            ("la semaine dernière", "2026-05-13 00:00"), ("dans deux semaines", "2026-06-03 00:00"),
            ("dans un mois", "2026-06-20 00:00"), ("il y a trois jours", "2026-05-17 00:00"),
            ("dans quinze jours", "2026-06-04 00:00"), ("le 3 mai", "2027-05-03 00:00"),
            ("le 3 mai 2028", "2028-05-03 00:00"), ("le 1er juin", "2026-06-01 00:00"),
            ("le premier juin", "2026-06-01 00:00"), ("le 24 décembre", "2026-12-24 00:00"),
            ("le vingt et un juin", "2026-06-21 00:00"), ("3/6/2026", "2026-06-03 00:00"),
            ("vendredi 22 mai", "2026-05-22 00:00"), ("14 février", "2027-02-14 00:00"),
            ("à 17 heures", "2026-05-20 17:00"), ("à 17h30", "2026-05-20 17:30"), ("17h30", "2026-05-20 17:30"),
            ("à 5 heures", "2026-05-20 17:00"), ("à cinq heures et demie", "2026-05-20 17:30"),
            ("à cinq heures et quart", "2026-05-20 17:15"), ("à six heures moins le quart", "2026-05-20 17:45"),
            ("à six heures moins dix", "2026-05-20 17:50"), ("à midi", "2026-05-20 12:00"),
            ("à minuit", "2026-05-21 00:00"), ("midi et demi", "2026-05-20 12:30"),
            ("à huit heures du soir", "2026-05-20 20:00"), ("demain matin", "2026-05-21 09:00"),
            ("demain à 17h", "2026-05-21 17:00"), ("ce soir", "2026-05-20 19:00"),
            ("cet après-midi", "2026-05-20 15:00"), ("lundi soir à 8 heures", "2026-05-25 20:00"),
            ("à 9 heures demain", "2026-05-21 09:00"), ("vendredi à 17:30", "2026-05-22 17:30"),
            ("dans une heure", "2026-05-20 11:15"), ("dans une demi-heure", "2026-05-20 10:45"),
            ("il y a une heure", "2026-05-20 09:15"), ("dans une heure et demie", "2026-05-20 11:45"),
            ("maintenant", "2026-05-20 10:15"),
        ]
    )
    func french(text: String, expected: String) { #expect(dates(text, "fr") == [expected]) }

    @Test(
        "Spanish days and times",
        arguments: [
            ("hoy", "2026-05-20 00:00"), ("mañana", "2026-05-21 00:00"), ("pasado mañana", "2026-05-22 00:00"),
            ("ayer", "2026-05-19 00:00"), ("anteayer", "2026-05-18 00:00"), ("el viernes", "2026-05-22 00:00"),
            ("el próximo viernes", "2026-05-22 00:00"), ("el viernes que viene", "2026-05-22 00:00"),
            ("este viernes", "2026-05-22 00:00"), ("el viernes pasado", "2026-05-15 00:00"),
            ("el miércoles", "2026-05-27 00:00"), ("la semana que viene", "2026-05-27 00:00"),
            ("la próxima semana", "2026-05-27 00:00"), ("el mes que viene", "2026-06-20 00:00"),
            ("el próximo año", "2027-05-20 00:00"), ("la semana pasada", "2026-05-13 00:00"),
            ("en dos semanas", "2026-06-03 00:00"), ("dentro de dos semanas", "2026-06-03 00:00"),
            ("hace tres días", "2026-05-17 00:00"), ("dentro de un mes", "2026-06-20 00:00"),
            ("el 3 de mayo", "2027-05-03 00:00"), ("el 3 de mayo de 2028", "2028-05-03 00:00"),
            ("el primero de junio", "2026-06-01 00:00"), ("el 24 de diciembre", "2026-12-24 00:00"),
            ("el veintiuno de junio", "2026-06-21 00:00"), ("3/6/2026", "2026-06-03 00:00"),
            ("el viernes 22 de mayo", "2026-05-22 00:00"), ("a las 5", "2026-05-20 17:00"),
            ("a las cinco", "2026-05-20 17:00"), ("a las cinco y media", "2026-05-20 17:30"),
            ("a las cinco y cuarto", "2026-05-20 17:15"), ("a las seis menos cuarto", "2026-05-20 17:45"),
            ("a las seis menos diez", "2026-05-20 17:50"), ("a la una", "2026-05-20 13:00"),
            ("a las 17:30", "2026-05-20 17:30"), ("al mediodía", "2026-05-20 12:00"),
            ("a medianoche", "2026-05-21 00:00"), ("a las 9 de la noche", "2026-05-20 21:00"),
            ("mañana a las 9", "2026-05-21 09:00"), ("mañana por la mañana", "2026-05-21 09:00"),
            ("esta noche", "2026-05-20 21:00"), ("esta tarde", "2026-05-20 15:00"),
            ("el viernes a las 8 de la tarde", "2026-05-22 20:00"), ("a las 9 de la mañana", "2026-05-21 09:00"),
            ("dentro de una hora", "2026-05-20 11:15"), ("en media hora", "2026-05-20 10:45"),
            ("hace una hora", "2026-05-20 09:15"), ("en una hora y media", "2026-05-20 11:45"),
            ("ahora", "2026-05-20 10:15"),
        ]
    )
    func spanish(text: String, expected: String) { #expect(dates(text, "es") == [expected]) }

    @Test(
        "what is no time is none",
        arguments: [
            ("de", "fünf Pizzen"), ("de", "der Hund"), ("de", "31. Februar"), ("fr", "deux heures"), ("fr", "mon ami"),
            ("fr", "le chat"), ("es", "dos horas"), ("es", "la casa"), ("es", "las cinco pizzas"), ("fr", "31 avril"),
        ]
    )
    func none(language: String, text: String) { #expect(dates(text, language) == []) }

    @Test(
        "lengths of time",
        arguments: [
            ("de", "zwei Stunden", 7_200), ("de", "anderthalb Stunden", 5_400), ("de", "zweieinhalb Stunden", 9_000),
            ("de", "eine halbe Stunde", 1_800), ("de", "eine Viertelstunde", 900), ("de", "drei Tage", 259_200),
            ("de", "eine Stunde und 20 Minuten", 4_800), ("de", "1 Std. 30 Min.", 5_400), ("de", "1h30", 5_400),
            ("de", "eine Woche", 604_800), ("de", "1,5 Stunden", 5_400), ("de", "zehn Sekunden", 10),
            ("fr", "deux heures", 7_200), ("fr", "une heure et demie", 5_400), ("fr", "une demi-heure", 1_800),
            ("fr", "un quart d'heure", 900), ("fr", "trois quarts d'heure", 2_700), ("fr", "1h30", 5_400),
            ("fr", "deux heures et vingt minutes", 8_400), ("fr", "trois jours", 259_200), ("fr", "1,5 heure", 5_400),
            ("fr", "quinze jours", 1_296_000), ("fr", "une semaine", 604_800), ("fr", "dix secondes", 10),
            ("es", "dos horas", 7_200), ("es", "una hora y media", 5_400), ("es", "media hora", 1_800),
            ("es", "un cuarto de hora", 900), ("es", "tres cuartos de hora", 2_700), ("es", "1 h 30 min", 5_400),
            ("es", "dos horas y veinte minutos", 8_400), ("es", "tres días", 259_200), ("es", "1,5 horas", 5_400),
            ("es", "una semana", 604_800), ("es", "dos horas y media", 9_000), ("es", "diez segundos", 10),
        ]
    )
    func durations(language: String, text: String, seconds: Int) {
        let context = RecognitionContext(now: Self.now, timeZone: Self.zone, language: language)
        let found = DurationRecognizer().matches(in: text, context: context).map(\.value)
        #expect(found == [.duration(.seconds(seconds))])
    }
}
