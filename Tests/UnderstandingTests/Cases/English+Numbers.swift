extension EntityCases {
    static let englishNumbers = """
        # integer
        zero = 0
        I have seven cats | seven = 7
        Thirteen = 13
        TWENTY-ONE = 21
        twenty one = 21
        ninety-nine red balloons | ninety-nine = 99
        a hundred = 100
        one hundred and five = 105
        nine hundred ninety nine = 999
        a thousand and one = 1001
        two thousand twenty-six = 2026
        twelve hundred = 1200
        three hundred thousand = 300000
        one million two hundred thousand and three = 1200003
        two billion = 2000000000
        a dozen eggs | a dozen = 12
        half a dozen = 6
        three dozen = 36
        42 = 42
        007 = 7
        1,234,567 = 1234567
        12\u{A0}500 = 12500
        12\u{202F}500 seats | 12\u{202F}500 = 12500
        -5 = -5
        \u{2212}5 = -5
        minus twelve = -12
        +3 = 3
        2k = 2000
        3 million people | 3 million = 3000000
        (4) | 4 = 4
        4, 5 and 6 | 4 = 4 | 5 = 5 | 6 = 6
        four and five | four = 4 | five = 5
        1,2,3 | 1 = 1 | 2 = 2 | 3 = 3
        room no. 12. | 12 = 12
        5km away | 5 = 5
        １２ = 12
        3.5 |
        version 1.2.3 |
        192.168.0.1 |
        B52 |
        the 5th |
        99999999999999999999 |
        and a half |
        often tension |
        9223372036854775807 = 9223372036854775807

        # number
        3.14 = 3.14
        .5 = 0.5
        0.001 = 0.001
        1,234.5 = 1234.5
        1,234,567.89 = 1234567.89
        12\u{A0}500.25 = 12500.25
        -0.75 = -0.75
        one point two five = 1.25
        zero point zero five = 0.05
        two and a half = 2.5
        half = 0.5
        2.5 million = 2500000
        one and a half million = 1500000
        2.5k = 2500
        minus two point five = -2.5
        seven = 7
        from 1.5 to 2.5 | 1.5 = 1.5 | 2.5 = 2.5
        It is 3.5. | 3.5 = 3.5
        the point |
        v1.2.3 |
        a.b.c |

        # ordinal
        first = 1
        the Second one | Second = 2
        THIRD = 3
        twelfth = 12
        twentieth = 20
        twenty-first = 21
        thirty second = 32
        ninety-ninth = 99
        hundredth = 100
        one hundred and twenty-third = 123
        two hundredth = 200
        1st = 1
        the 22nd of them | 22nd = 22
        113th = 113
        the 3RD floor | 3RD = 3
        the last one | last = -1
        first, second and third | first = 1 | second = 2 | third = 3
        3 |
        three |
        B2nd |
        fifteen |
        secondary |
        lastly |
        """
}
