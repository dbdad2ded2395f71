extension EntityCases {
    static let frenchQuantities = """
        # percentage
        15 % = 15
        15% = 15
        vingt pour cent = 20
        12,5\u{202F}% de remise | 12,5\u{202F}% = 12.5
        -3 % = -3
        cent pour cent = 100
        deux virgule cinq pour cent = 2.5
        0,1 % = 0.1
        pour cent |
        15 |

        # temperature
        20 °C = 20
        20,5\u{A0}°C = 20.5
        vingt degrés = 20
        vingt degres = 20
        moins cinq degrés = -5
        -5° = -5
        cinq degrés au-dessous de zéro = -5
        dix degrés sous zéro = -10
        50 degrés Fahrenheit = 10
        37 degrés Celsius = 37
        degrés |
        20 |

        # money
        3,05 € = 3.05 EUR
        3,05€ = 3.05 EUR
        vingt euros = 20 EUR
        1 234,56 € = 1234.56 EUR
        1\u{202F}234,56\u{A0}€ = 1234.56 EUR
        5 euros et 20 centimes = 5.20 EUR
        cinq euros vingt = 5.20 EUR
        5 € 20 = 5.20 EUR
        5€20 = 5.20 EUR
        50 centimes = 0.50 EUR
        20 $ = 20 USD
        dix dollars = 10 USD
        dix dollars canadiens = 10 CAD
        vingt francs suisses = 20 CHF
        dix livres sterling = 10 GBP
        deux millions d'euros = 2000000 EUR
        un euro = 1 EUR
        -5 € = -5 EUR
        7 CHF = 7 CHF
        mille euros = 1000 EUR
        euros |
        3,05 |

        # duration
        deux heures = 7200
        une heure = 3600
        une heure et demie = 5400
        deux heures et demie = 9000
        une demi-heure = 1800
        une demi heure = 1800
        un quart d'heure = 900
        un quart d’heure = 900
        trois quarts d'heure = 2700
        une heure et quart = 4500
        une heure trois quarts = 6300
        1h30 = 5400
        1 h 30 = 5400
        1 h 30 min = 5400
        deux heures et vingt minutes = 8400
        deux heures vingt minutes = 8400
        1 heure, 15 minutes et 20 secondes = 4520
        1,5 heure = 5400
        trois jours = 259200
        un jour et demi = 129600
        quinze jours = 1296000
        une semaine = 604800
        deux semaines et trois jours = 1468800
        une demi-journée = 43200
        90 minutes environ | 90 minutes = 5400
        dix secondes = 10
        cinq min = 300
        24 h = 86400
        deux heures ou trois heures | deux heures = 7200 | trois heures = 10800
        PT1H30M = 5400
        ten minutes = 600
        un moment |
        un instant |
        heures |
        trois mois |
        la seconde fois |
        """
}
