extension EntityCases {
    static let spanishTimes = """
        # date
        a las 5 = 2026-05-20 17:00
        a las cinco = 2026-05-20 17:00
        a las cinco y media = 2026-05-20 17:30
        a las cinco y cuarto = 2026-05-20 17:15
        a las tres y diez = 2026-05-20 15:10
        a las seis menos cuarto = 2026-05-20 17:45
        a las seis menos diez = 2026-05-20 17:50
        a la una = 2026-05-20 13:00
        a la una y media = 2026-05-20 13:30
        a las 17:30 = 2026-05-20 17:30
        a las 17.30 = 2026-05-20 17:30
        17:30 h = 2026-05-20 17:30
        17.30 h = 2026-05-20 17:30
        a las 17 h = 2026-05-20 17:00
        a las 17 horas = 2026-05-20 17:00
        5 pm = 2026-05-20 17:00
        5 p. m. = 2026-05-20 17:00
        a las 5 p. m. = 2026-05-20 17:00
        9 a. m. = 2026-05-21 09:00
        al mediodía = 2026-05-20 12:00
        al mediodia = 2026-05-20 12:00
        a medianoche = 2026-05-21
        a las 12 de la noche = 2026-05-21
        a las doce del mediodía = 2026-05-20 12:00
        a las 9 de la noche = 2026-05-20 21:00
        a las 9 de la mañana = 2026-05-21 09:00
        a las 3 de la tarde = 2026-05-20 15:00
        a las 3 de la madrugada = 2026-05-21 03:00
        mañana a las 9 = 2026-05-21 09:00
        por la mañana a las 8 = 2026-05-21 08:00
        mañana por la mañana = 2026-05-21 09:00
        mañana por la tarde = 2026-05-21 15:00
        mañana a las 5 de la tarde = 2026-05-21 17:00
        pasado mañana a las 10 = 2026-05-22 10:00
        hoy a las 8 de la tarde = 2026-05-20 20:00
        ayer por la noche = 2026-05-19 21:00
        anoche = 2026-05-19 21:00
        esta noche = 2026-05-20 21:00
        esta noche a las 9 = 2026-05-20 21:00
        a las 9 esta noche = 2026-05-20 21:00
        esta tarde = 2026-05-20 15:00
        esta mañana = 2026-05-20 09:00
        el martes por la mañana = 2026-05-26 09:00
        el viernes a las 8 de la tarde = 2026-05-22 20:00
        el viernes a las 17:30 = 2026-05-22 17:30
        el 3 de junio a las 17:00 = 2026-06-03 17:00
        a las 9 el viernes = 2026-05-22 09:00
        dentro de una hora = 2026-05-20 11:15
        en media hora = 2026-05-20 10:45
        en hora y media = 2026-05-20 11:45
        en un cuarto de hora = 2026-05-20 10:30
        en una hora y media = 2026-05-20 11:45
        en diez minutos = 2026-05-20 10:25
        hace una hora = 2026-05-20 09:15
        ahora = 2026-05-20 10:15
        Una mesa mañana a las 9, por favor | mañana a las 9 = 2026-05-21 09:00
        a las 5 por favor | a las 5 = 2026-05-20 17:00
        2026-05-03T17:30Z = 2026-05-03 19:30
        tomorrow at 5 = 2026-05-21 17:00
        dos horas |
        las cinco pizzas |
        a las 25 |
        25:00 |
        13:60 |
        a las 5 personas |
        por la tarde |
        en la mañana |
        un cuarto |

        # date 2026-03-28T12:00
        mañana a las 2:30 de la madrugada = 2026-03-29 03:30
        dentro de 24 horas = 2026-03-29 13:00

        # date 2026-10-24T12:00
        mañana a las 2:30 de la madrugada = 2026-10-25 02:30
        dentro de 24 horas = 2026-10-25 11:00
        """
}
