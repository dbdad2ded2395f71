extension TemporalVocabulary {
    static let german = TemporalVocabulary(
        now: phrases("jetzt|sofort"),
        relativeDays: phrases([
            "übermorgen": 2, "vorgestern": -2, "heute": 0, "morgen": 1, "gestern": -1,
        ]),
        weekdays: names("montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag"),
        months: names(
            """
            januar/jan/janner februar/feb/feber marz/maerz/mar april/apr mai juni/jun juli/jul august/aug \
            september/sep/sept oktober/okt november/nov dezember/dez
            """,
            from: 1
        ),
        articles: ["am", "den", "der", "dem", "die", "das", "vom", "zum", "ab"],
        nextBefore: phrases("nächste|nächsten|nächster|nächstem|nächstes|kommende|kommenden|kommender|kommendes"),
        nextAfter: .none,
        lastBefore: phrases(
            "letzte|letzten|letzter|letztes|vergangene|vergangenen|vergangener|vergangenes|vorige|vorigen"
        ),
        lastAfter: .none,
        thisBefore: phrases("diese|diesen|diesem|dieser|dieses"),
        nextButOneBefore: phrases("übernächste|übernächsten|übernächster|übernächstes"),
        lastButOneBefore: phrases("vorletzte|vorletzten|vorletzter|vorletztes"),
        weekend: phrases("wochenende"),
        weeks: WeekGrammar.Names(
            names: ["kw", "kalenderwoche", "woche"],
            joiners: ["/", ","]
        ),
        ends: phrases([
            "ende des monats|das ende des monats|monatsende": .month,
            "ende des jahres|das ende des jahres|jahresende": .year,
        ]),
        joiners: ["."],
        dayOrdinals: [:],
        ahead: phrases("in|binnen|innerhalb von"),
        ago: phrases("vor"),
        units: units([
            "s sek sekunde sekunden": .seconds(1), "min minute minuten": .seconds(60),
            "h std stunde stunden": .seconds(3_600), "tag tage tagen": .days(1), "woche wochen": .days(7),
            "monat monate monaten": .months(1), "jahr jahre jahren": .months(12),
        ]),
        announcers: phrases("um|gegen|ab|bis"),
        noon: phrases("mittag|mittags"),
        midnight: phrases("mitternacht"),
        parts: phrases([
            "früh|morgens|vormittag|vormittags|am morgen|am vormittag|morgen": .morning,
            "nachmittag|nachmittags|am nachmittag": .afternoon, "abend|abends|am abend": .evening,
            "nacht|nachts|in der nacht": .night, "mittag|mittags|am mittag": .noon,
        ]),
        partsOfToday: LexemePhrases([]),
        fixedSpans: phrases([
            "eine halbe stunde|einer halben stunde|halbe stunde|halben stunde": 1_800,
            "eine viertelstunde|einer viertelstunde|viertelstunde": 900,
            "eine dreiviertelstunde|einer dreiviertelstunde|dreiviertelstunde|dreiviertel stunde": 2_700,
            "ein halber tag|einen halben tag|einem halben tag": 43_200,
        ]),
        fixedShifts: phrases([
            "ein halbes jahr|einem halben jahr": .months(6), "ein vierteljahr|einem vierteljahr": .months(3),
        ]),
        more: LexemePhrases([]),
        and: ["und"]
    )
}
