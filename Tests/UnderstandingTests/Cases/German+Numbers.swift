extension EntityCases {
    static let germanNumbers = """
        # integer
        null = 0
        eins = 1
        zwo = 2
        ein Tisch für vier | vier = 4
        Zwölf = 12
        zwoelf = 12
        siebzehn = 17
        einundzwanzig Äpfel | einundzwanzig = 21
        fuenfundzwanzig = 25
        dreißig = 30
        DREISSIG = 30
        neunundneunzig = 99
        hundert = 100
        einhundert = 100
        hunderteins = 101
        hundertundeins = 101
        zweihundertfünfzig = 250
        tausend = 1000
        eintausend = 1000
        tausendundeins = 1001
        elfhundert = 1100
        neunzehnhundertachtzig = 1980
        zweitausendsechsundzwanzig = 2026
        zwölftausenddreihundertfünfundvierzig = 12345
        hunderttausend = 100000
        siebenhunderttausendzweihundertdreiundzwanzig = 700223
        siebenhundertsiebenundsiebzigtausendsiebenhundertsiebenundsiebzig = 777777
        eine Million = 1000000
        zwei Millionen dreihunderttausend = 2300000
        eine Million zweihunderttausenddrei = 1200003
        zwei Milliarden = 2000000000
        eine Billion = 1000000000000
        ein Dutzend Eier | ein Dutzend = 12
        zwei Dutzend = 24
        1.234.567 = 1234567
        12 500 = 12500
        12\u{202F}500 Euro | 12\u{202F}500 = 12500
        1'234'567 = 1234567
        1’234’567 = 1234567
        3 Millionen = 3000000
        2 Mrd. | 2 Mrd = 2000000000
        -5 = -5
        \u{2212}5 = -5
        minus zwölf = -12
        2 und 3 | 2 = 2 | 3 = 3
        zwei und drei | zwei = 2 | drei = 3
        Zimmer Nr. 12. | 12 = 12
        seventeen = 17
        drei, vier | drei = 3 | vier = 4
        eine Pizza |
        der Hund |
        3,5 |
        Version 1.2.3 |
        192.168.0.1 |
        B52 |
        Achtung |
        Zweifel und Einheit |
        99999999999999999999 |

        # number
        3,14 = 3.14
        0,5 = 0.5
        1.234,5 = 1234.5
        1.234.567,89 = 1234567.89
        12\u{A0}500,25 = 12500.25
        1'234.50 = 1234.5
        -2,5 = -2.5
        3.5 = 3.5
        drei Komma eins vier = 3.14
        null Komma null fünf = 0.05
        anderthalb = 1.5
        eineinhalb = 1.5
        zweieinhalb = 2.5
        2,5 Millionen = 2500000
        zwölf = 12
        von 1,5 bis 2,5 | 1,5 = 1.5 | 2,5 = 2.5
        Es sind 3,5. | 3,5 = 3.5
        Komma |
        1.2.3 |

        # ordinal
        der erste | erste = 1
        die zweite Straße | zweite = 2
        am dritten Tag | dritten = 3
        ein vierter | vierter = 4
        den fünften | fünften = 5
        das sechste | sechste = 6
        die siebte | siebte = 7
        die siebente | siebente = 7
        der achte | achte = 8
        zwölftes = 12
        fuenfzehnte = 15
        neunzehnten = 19
        zwanzigste = 20
        einundzwanzigsten = 21
        dreißigster = 30
        hundertste = 100
        hundertdritte = 103
        zweihundertfünfzigste = 250
        tausendste = 1000
        das 3. Mal | 3. = 3
        die letzte | letzte = -1
        erste, zweite | erste = 1 | zweite = 2
        21st = 21
        nimm 3. |
        am 3. Mai |
        heute |
        Hunde |
        beste Leute |
        drei |
        """
}
