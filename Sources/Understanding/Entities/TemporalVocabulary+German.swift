extension TemporalVocabulary {
    static let german = TemporalVocabulary(
        now: phrases("jetzt|sofort"),
        relativeDays: phrases([
            "ubermorgen|uebermorgen": 2, "vorgestern": -2, "heute": 0, "morgen": 1, "gestern": -1,
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
        nextBefore: phrases("nachste|nachsten|nachster|nachstem|nachstes|kommende|kommenden|kommender|kommendes"),
        nextAfter: [],
        lastBefore: phrases(
            "letzte|letzten|letzter|letztes|vergangene|vergangenen|vergangener|vergangenes|vorige|vorigen"
        ),
        lastAfter: [],
        thisBefore: phrases("diese|diesen|diesem|dieser|dieses"),
        joiners: ["."],
        dayOrdinals: names(
            """
            erste/ersten/erster zweite/zweiten/zweiter dritte/dritten/dritter vierte/vierten/vierter \
            funfte/funften/funfter sechste/sechsten/sechster siebte/siebten/siebter achte/achten/achter \
            neunte/neunten/neunter zehnte/zehnten/zehnter elfte/elften/elfter zwolfte/zwolften/zwolfter dreizehnte/dreizehnten \
            vierzehnte/vierzehnten funfzehnte/funfzehnten sechzehnte/sechzehnten siebzehnte/siebzehnten \
            achtzehnte/achtzehnten neunzehnte/neunzehnten zwanzigste/zwanzigsten einundzwanzigste/einundzwanzigsten \
            zweiundzwanzigste/zweiundzwanzigsten dreiundzwanzigste/dreiundzwanzigsten \
            vierundzwanzigste/vierundzwanzigsten funfundzwanzigste/funfundzwanzigsten \
            sechsundzwanzigste/sechsundzwanzigsten siebenundzwanzigste/siebenundzwanzigsten \
            achtundzwanzigste/achtundzwanzigsten neunundzwanzigste/neunundzwanzigsten dreissigste/dreissigsten \
            einunddreissigste/einunddreissigsten
            """,
            from: 1
        ),
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
            "fruh|frueh|morgens|vormittag|vormittags|am morgen|am vormittag|morgen": .morning,
            "nachmittag|nachmittags|am nachmittag": .afternoon, "abend|abends|am abend": .evening,
            "nacht|nachts|in der nacht": .night,
        ]),
        partsOfToday: [],
        fixedSpans: phrases([
            "eine halbe stunde|einer halben stunde|halbe stunde|halben stunde": 1_800,
            "eine viertelstunde|einer viertelstunde|viertelstunde": 900,
            "eine dreiviertelstunde|einer dreiviertelstunde|dreiviertelstunde": 2_700,
            "ein halber tag|einen halben tag|einem halben tag": 43_200,
        ]),
        halfMore: [],
        and: ["und"]
    )
}
