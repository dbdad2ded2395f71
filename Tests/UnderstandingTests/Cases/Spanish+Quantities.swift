extension EntityCases {
    static let spanishQuantities = """
        # percentage
        15 % = 15
        15% = 15
        cinco por ciento = 5
        12,5\u{A0}% de descuento | 12,5\u{A0}% = 12.5
        -3 % = -3
        cien por cien = 100
        ciento por ciento = 100
        dos coma cinco por ciento = 2.5
        por ciento |
        15 |

        # temperature
        20 °C = 20
        20 ºC = 20
        20º = 20
        20,5 °C = 20.5
        veinte grados = 20
        menos cinco grados = -5
        -5 grados = -5
        cinco grados bajo cero = -5
        50 grados Fahrenheit = 10
        37 grados centígrados = 37
        grados |
        20 |

        # money
        12,50 € = 12.50 EUR
        12,50€ = 12.50 EUR
        veinte dólares = 20 USD
        veinte dolares = 20 USD
        $20 = 20 USD
        1.234,56 euros = 1234.56 EUR
        5 euros y 20 céntimos = 5.20 EUR
        5 euros con 20 céntimos = 5.20 EUR
        cinco euros con veinte = 5.20 EUR
        5 euros con 20 = 5.20 EUR
        50 céntimos = 0.50 EUR
        dos millones de euros = 2000000 EUR
        un euro = 1 EUR
        cien pesos = 100 MXN
        diez libras esterlinas = 10 GBP
        veinte francos suizos = 20 CHF
        diez dólares canadienses = 10 CAD
        mil euros = 1000 EUR
        7 CHF = 7 CHF
        -5 € = -5 EUR
        euros |
        12,50 |

        # duration
        dos horas = 7200
        una hora = 3600
        una hora y media = 5400
        hora y media = 5400
        dos horas y media = 9000
        media hora = 1800
        un cuarto de hora = 900
        tres cuartos de hora = 2700
        una hora y cuarto = 4500
        1 h 30 min = 5400
        1h30 = 5400
        dos horas y veinte minutos = 8400
        dos horas, veinte minutos y diez segundos = 8410
        1,5 horas = 5400
        tres días = 259200
        tres dias = 259200
        un día y medio = 129600
        medio día = 43200
        quince días = 1296000
        una semana = 604800
        dos semanas y tres días = 1468800
        90 minutos más | 90 minutos = 5400
        diez segundos = 10
        cinco min = 300
        24 h = 86400
        dos horas o tres horas | dos horas = 7200 | tres horas = 10800
        PT1H30M = 5400
        ten minutes = 600
        un momento |
        horas |
        tres meses |
        el segundo piso |
        """
}
