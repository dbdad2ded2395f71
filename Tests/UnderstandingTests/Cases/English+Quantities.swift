extension EntityCases {
    static let englishQuantities = """
        # percentage
        15% = 15
        15 % = 15
        twenty percent off | twenty percent = 20
        12.5 per cent = 12.5
        -3% = -3
        half a percent = 0.5
        a hundred percent = 100
        0.1% = 0.1
        between 5% and 10% | 5% = 5 | 10% = 10
        15 |
        % |
        percent |

        # temperature
        20 °C = 20
        20°C = 20
        20\u{A0}°C = 20
        20℃ = 20
        20 degrees = 20
        twenty-five degrees Celsius = 25
        50°F = 10
        fifty degrees Fahrenheit = 10
        212 Fahrenheit = 100
        -40 °F = -40
        minus five degrees = -5
        \u{2212}5° = -5
        5 degrees below zero = -5
        five below |
        36.6 degrees centigrade = 36.6
        300 kelvin = 26.85
        20C = 20
        20 |
        50 f |
        a degree in physics |

        # money
        $12.50 = 12.50 USD
        $ 5 = 5 USD
        $1,234.56 = 1234.56 USD
        €5 or £3 | €5 = 5 EUR | £3 = 3 GBP
        5 € = 5 EUR
        ten dollars = 10 USD
        a hundred pounds = 100 GBP
        5 euros and 20 cents = 5.20 EUR
        fifty cents = 0.50 USD
        80 pence = 0.80 GBP
        USD 7 = 7 USD
        7 CHF = 7 CHF
        US$20 = 20 USD
        2k dollars = 2000 USD
        $2 million = 2000000 USD
        1.5 million euros = 1500000 EUR
        twenty Swiss francs = 20 CHF
        30 Canadian dollars = 30 CAD
        ¥500 = 500 JPY
        five bucks, please | five bucks = 5 USD
        -$5 = -5 USD
        -5 dollars = -5 USD
        10 pounds sterling = 10 GBP
        two dollars fifty = 2.50 USD
        a dollar = 1 USD
        12.5 |
        dollars |
        a cent of truth |

        # duration
        2 hours = 7200
        two Hours = 7200
        an hour = 3600
        an hour and a half = 5400
        two and a half hours = 9000
        half an hour = 1800
        a half-hour break | a half-hour = 1800
        a quarter of an hour = 900
        three quarters of an hour = 2700
        an hour and a quarter = 4500
        90 min = 5400
        90 minutes. | 90 minutes = 5400
        1h30 = 5400
        1h 30m = 5400
        1 hr 30 mins = 5400
        1h30m15s = 5415
        3 days, 4 hours and 5 minutes = 273900
        a 5-minute walk | 5-minute = 300
        a couple of minutes = 120
        a week = 604800
        two weeks and three days = 1468800
        a fortnight = 1209600
        a day and a half = 129600
        half a day = 43200
        ten seconds = 10
        250 ms = 0.25
        1.5 hours = 5400
        PT1H30M = 5400
        P1DT2H = 93600
        24h = 86400
        one hour 15 minutes = 4500
        for an hour or two hours | an hour = 3600 | two hours = 7200
        a moment |
        second thoughts |
        minute details |
        3 months |
        the hour |
        five hourglasses |
        """
}
