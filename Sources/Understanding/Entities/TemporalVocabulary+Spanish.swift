extension TemporalVocabulary {
    static let spanish = TemporalVocabulary(
        now: phrases("ahora|ahora mismo|ya mismo"),
        relativeDays: phrases([
            "pasado manana": 2, "anteayer|antier|antes de ayer": -2, "hoy": 0, "manana": 1, "ayer": -1,
        ]),
        weekdays: names("lunes martes miercoles jueves viernes sabado domingo"),
        months: names(
            """
            enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept \
            octubre/oct noviembre/nov diciembre/dic
            """,
            from: 1
        ),
        articles: ["el", "la", "los", "del", "dia", "para"],
        nextBefore: phrases("proximo|proxima"),
        nextAfter: phrases("que viene|proximo|proxima|siguiente"),
        lastBefore: phrases("pasado|pasada|ultimo|ultima"),
        lastAfter: phrases("pasado|pasada"),
        thisBefore: phrases("este|esta"),
        weekend: phrases("fin de semana|finde"),
        weeks: WeekGrammar.Names(
            names: ["semana"],
            joiners: ["de", "del", "/", ","]
        ),
        ends: phrases([
            """
            fin de mes|a fin de mes|final de mes|finales de mes|a final de mes|a finales de mes|fin del mes|\
            final del mes|al final del mes|a finales del mes
            """: .month,
            """
            fin de ano|a fin de ano|final de ano|finales de ano|a final de ano|a finales de ano|fin del ano|\
            final del ano|al final del ano|a finales del ano
            """: .year,
        ]),
        joiners: ["de", "del"],
        dayOrdinals: ["primero": 1],
        ahead: phrases("dentro de|en"),
        ago: phrases("hace"),
        units: units([
            "s seg segundo segundos": .seconds(1), "min minuto minutos": .seconds(60),
            "h hora horas": .seconds(3_600), "dia dias": .days(1), "semana semanas": .days(7),
            "mes meses": .months(1), "ano anos": .months(12),
        ]),
        announcers: phrases("a las|a la|sobre las|hacia las|desde las|las"),
        noon: phrases("mediodia|al mediodia|a mediodia"),
        midnight: phrases("medianoche|a medianoche|a la medianoche"),
        parts: phrases([
            "de la manana|por la manana|en la manana": .morning, "de la tarde|por la tarde|en la tarde": .afternoon,
            "por la noche|de la noche|en la noche": .night, "de la madrugada|de madrugada": .morning,
            "del mediodia": .noon,
        ]),
        partsOfToday: phrases([
            "esta manana": .morning, "esta tarde": .afternoon, "esta noche": .night,
        ]),
        lastNight: phrases("anoche"),
        fixedSpans: phrases([
            "media hora": 1_800, "un cuarto de hora|cuarto de hora": 900, "tres cuartos de hora": 2_700,
            "una hora y media|hora y media": 5_400, "medio dia": 43_200,
        ]),
        fixedShifts: phrases(["una quincena": .days(15)]),
        more: phrases(["y media|y medio": 0.5, "y cuarto|y un cuarto": 0.25, "y tres cuartos": 0.75]),
        and: ["y"]
    )
}
