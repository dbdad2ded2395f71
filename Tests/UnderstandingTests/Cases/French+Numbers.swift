extension EntityCases {
    static let frenchNumbers = """
        # integer
        zéro = 0
        une table pour quatre | quatre = 4
        Seize = 16
        dix-sept = 17
        dix sept = 17
        vingt = 20
        vingt et un = 21
        vingt-et-un = 21
        vingt et une roses | vingt et une = 21
        vingt-deux = 22
        trente et un = 31
        soixante = 60
        soixante-dix = 70
        soixante et onze = 71
        soixante-dix-sept = 77
        septante = 70
        septante-deux = 72
        septante et un = 71
        quatre-vingts = 80
        quatre-vingt-un = 81
        huitante = 80
        quatre-vingt-dix = 90
        quatre-vingt-dix-neuf = 99
        QUATRE VINGT DIX NEUF = 99
        nonante = 90
        nonante-cinq = 95
        cent = 100
        cent un = 101
        deux cents = 200
        deux cent cinquante = 250
        cent-vingt-et-un = 121
        mille = 1000
        mille neuf cent quatre-vingt-dix-neuf = 1999
        deux mille vingt-six = 2026
        deux-mille-vingt-six = 2026
        deux cent mille = 200000
        un million = 1000000
        un million deux cent mille trois = 1200003
        trois millions = 3000000
        deux milliards = 2000000000
        une douzaine d'œufs | une douzaine = 12
        deux douzaines = 24
        une demi-douzaine = 6
        12 500 = 12500
        12\u{A0}500 = 12500
        1\u{202F}234\u{202F}567 habitants | 1\u{202F}234\u{202F}567 = 1234567
        1.234 = 1234
        1'234 = 1234
        3 millions = 3000000
        -5 = -5
        moins douze = -12
        2 et 3 | 2 = 2 | 3 = 3
        deux et trois | deux = 2 | trois = 3
        deux, trois | deux = 2 | trois = 3
        n° 12. | 12 = 12
        twenty-one = 21
        un café |
        3,5 |
        le 2e |
        version 1.2.3 |
        B52 |
        neuve et dixit |
        99999999999999999999 |

        # number
        3,14 = 3.14
        0,5 = 0.5
        1 234,5 = 1234.5
        1\u{202F}234\u{202F}567,89 = 1234567.89
        12\u{A0}500,25 € | 12\u{A0}500,25 = 12500.25
        1.234,5 = 1234.5
        -2,5 = -2.5
        trois virgule cinq = 3.5
        trois virgule quatorze = 3.14
        zéro virgule zéro cinq = 0.05
        moins deux virgule cinq = -2.5
        deux et demi = 2.5
        2,5 millions = 2500000
        douze = 12
        de 1,5 à 2,5 | 1,5 = 1.5 | 2,5 = 2.5
        C'est 3,5. | 3,5 = 3.5
        virgule |
        1.2.3 |

        # ordinal
        le premier | premier = 1
        la première fois | première = 1
        premiere = 1
        la seconde | seconde = 2
        deuxième = 2
        Troisieme = 3
        quatrième = 4
        cinquième = 5
        neuvième = 9
        onzième = 11
        dix-septième = 17
        vingtième = 20
        vingt et unième = 21
        vingt-deuxième = 22
        soixante-dixième = 70
        septantième = 70
        quatre-vingtième = 80
        centième = 100
        cent vingt-troisième = 123
        millième = 1000
        le 2e | 2e = 2
        la 3ème | 3ème = 3
        le 1er étage | 1er = 1
        la 1re | 1re = 1
        les troisièmes | troisièmes = 3
        la dernière | dernière = -1
        premier, deuxième | premier = 1 | deuxième = 2
        21st = 21
        trois |
        le problème |
        B2e |
        """
}
