extension EntityCases {
    static let germanQuantities = """
        # percentage
        15 % = 15
        15% = 15
        zehn Prozent = 10
        12,5 % Rabatt | 12,5 % = 12.5
        -3 % = -3
        hundert Prozent = 100
        zweieinhalb Prozent = 2.5
        0,1\u{202F}% = 0.1
        Prozent |
        15 |

        # temperature
        20 °C = 20
        20,5 °C = 20.5
        -5 Grad = -5
        minus drei Grad Celsius = -3
        zwanzig Grad = 20
        fünf Grad unter null = -5
        50 Grad Fahrenheit = 10
        20\u{A0}℃ = 20
        36,6 Grad = 36.6
        300 Kelvin = 26.85
        Grad |
        20 |

        # money
        12,50 € = 12.50 EUR
        12,50€ = 12.50 EUR
        € 5 = 5 EUR
        zwanzig Dollar = 20 USD
        1.234,56 Euro = 1234.56 EUR
        zwei Euro fünfzig = 2.50 EUR
        2 Euro 50 = 2.50 EUR
        5 Euro und 20 Cent = 5.20 EUR
        50 Cent = 0.50 EUR
        80 Rappen = 0.80 CHF
        7 CHF = 7 CHF
        CHF 1'234.50 = 1234.50 CHF
        zwanzig Schweizer Franken = 20 CHF
        30 US-Dollar = 30 USD
        zehn Pfund = 10 GBP
        2 Millionen Euro = 2000000 EUR
        -5 € = -5 EUR
        ein Euro = 1 EUR
        anderthalb Millionen Euro = 1500000 EUR
        für 5,- Euro | 5,- Euro = 5 EUR
        Euro |
        12,50 |

        # duration
        zwei Stunden = 7200
        eine Stunde = 3600
        einer Stunde = 3600
        anderthalb Stunden = 5400
        zweieinhalb Stunden = 9000
        eine halbe Stunde = 1800
        eine Viertelstunde = 900
        eine Dreiviertelstunde = 2700
        dreiviertel Stunde = 2700
        eine Stunde und 20 Minuten = 4800
        eine Stunde zwanzig Minuten = 4800
        1 Std. 30 Min. = 5400
        1h30 = 5400
        1,5 Stunden = 5400
        1 Stunde, 15 Minuten und 20 Sekunden = 4520
        drei Tage = 259200
        drei Tagen = 259200
        ein Tag und zwei Stunden = 93600
        anderthalb Tage = 129600
        ein halber Tag = 43200
        eine Woche = 604800
        zwei Wochen und drei Tage = 1468800
        90 Minuten lang | 90 Minuten = 5400
        zehn Sekunden = 10
        24h = 86400
        fünf min = 300
        zwei Stunden oder drei Stunden | zwei Stunden = 7200 | drei Stunden = 10800
        PT1H30M = 5400
        ten minutes = 600
        ein Moment |
        Stunden |
        drei Monate |
        Sekundenkleber |
        """
}
