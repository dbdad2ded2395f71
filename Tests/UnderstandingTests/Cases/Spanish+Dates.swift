extension EntityCases {
    static let spanishDates = """
        # date
        hoy = 2026-05-20
        Mañana = 2026-05-21
        manana = 2026-05-21
        pasado mañana = 2026-05-22
        pasado manana = 2026-05-22
        ayer = 2026-05-19
        anteayer = 2026-05-18
        antes de ayer = 2026-05-18
        el viernes = 2026-05-22
        VIERNES = 2026-05-22
        este viernes = 2026-05-22
        este miércoles = 2026-05-20
        el miercoles = 2026-05-27
        el próximo viernes = 2026-05-22
        el proximo viernes = 2026-05-22
        el viernes que viene = 2026-05-22
        el viernes próximo = 2026-05-22
        el viernes pasado = 2026-05-15
        el pasado martes = 2026-05-19
        la semana que viene = 2026-05-27
        la próxima semana = 2026-05-27
        la semana pasada = 2026-05-13
        el mes que viene = 2026-06-20
        el mes pasado = 2026-04-20
        el próximo año = 2027-05-20
        el año pasado = 2025-05-20
        este fin de semana = 2026-05-23
        el próximo fin de semana = 2026-05-30
        en dos semanas = 2026-06-03
        dentro de dos semanas = 2026-06-03
        dentro de quince días = 2026-06-04
        dentro de un mes = 2026-06-20
        en dos años = 2028-05-20
        hace tres días = 2026-05-17
        hace un año = 2025-05-20
        el 3 de mayo = 2027-05-03
        el 3 de mayo de 2028 = 2028-05-03
        3 de mayo del 2028 = 2028-05-03
        el día 3 de junio = 2026-06-03
        el primero de junio = 2026-06-01
        el uno de junio = 2026-06-01
        el 1.º de junio = 2026-06-01
        el 1º de junio = 2026-06-01
        el veintiuno de junio = 2026-06-21
        el treinta y uno de julio = 2026-07-31
        24 de diciembre = 2026-12-24
        24 de dic. de 2026 = 2026-12-24
        15 de setiembre = 2026-09-15
        el viernes 22 de mayo = 2026-05-22
        viernes, 22 de mayo de 2026 = 2026-05-22
        3/6/2026 = 2026-06-03
        03-06-2026 = 2026-06-03
        3.6.2026 = 2026-06-03
        24/12/26 = 2026-12-24
        2026-12-24 = 2026-12-24
        29 de febrero = 2028-02-29
        29 de febrero de 2028 = 2028-02-29
        semana 23 = 2026-06-01
        la semana 2 = 2027-01-11
        semana 53 de 2026 = 2026-12-28
        a fin de mes = 2026-05-31
        a finales de año = 2026-12-31
        hoy o mañana | hoy = 2026-05-20 | mañana = 2026-05-21
        31 de abril |
        30 de febrero |
        29 de febrero de 2027 |
        32 de mayo |
        99/99/9999 |
        semana 54 |
        la casa |
        el sol |
        marzo |
        un momento |
        el segundo piso |
        versión 1.2.3 |
        1,5 |
        el fin |

        # date 2026-12-31T23:30
        mañana = 2027-01-01
        dentro de una hora = 2027-01-01 00:30
        el mes que viene = 2027-01-31

        # date 2028-01-31T12:00
        dentro de un mes = 2028-02-29
        29 de febrero = 2028-02-29
        """
}
