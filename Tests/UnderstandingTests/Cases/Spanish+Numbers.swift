extension EntityCases {
    static let spanishNumbers = """
        # integer
        cero = 0
        uno = 1
        una mesa para cuatro | cuatro = 4
        Quince = 15
        dieciséis = 16
        dieciseis = 16
        veinte = 20
        veintiuno = 21
        veintiún años | veintiún = 21
        veintidós = 22
        VEINTIDOS = 22
        treinta = 30
        treinta y uno = 31
        treinta y una casas | treinta y una = 31
        noventa y nueve = 99
        cien = 100
        ciento uno = 101
        ciento cinco = 105
        doscientos = 200
        doscientas cincuenta = 250
        quinientos = 500
        setecientos = 700
        novecientas noventa y nueve = 999
        mil = 1000
        mil uno = 1001
        mil novecientos ochenta y cuatro = 1984
        dos mil veintiséis = 2026
        doscientos mil = 200000
        trescientos cuarenta y cinco mil seiscientos = 345600
        un millón = 1000000
        un millon doscientos mil tres = 1200003
        tres millones = 3000000
        mil millones = 1000000000
        dos mil millones = 2000000000
        un billón = 1000000000000
        una docena de huevos | una docena = 12
        dos docenas = 24
        media docena = 6
        1.234.567 = 1234567
        12 500 = 12500
        12\u{202F}500 = 12500
        1\u{A0}234\u{A0}567 euros | 1\u{A0}234\u{A0}567 = 1234567
        3 millones = 3000000
        5 mil = 5000
        -5 = -5
        menos doce = -12
        2 y 3 | 2 = 2 | 3 = 3
        dos y tres | dos = 2 | tres = 3
        dos, tres | dos = 2 | tres = 3
        n.º 12. | 12 = 12
        twelve = 12
        un café |
        3,5 |
        2º |
        versión 1.2.3 |
        B52 |
        docencia y unidad |
        99999999999999999999 |

        # number
        3,14 = 3.14
        0,5 = 0.5
        1.234,5 = 1234.5
        12 500,25 = 12500.25
        1.234.567,89 = 1234567.89
        3.5 = 3.5
        -2,5 = -2.5
        tres coma cinco = 3.5
        tres coma catorce = 3.14
        cero coma cero cinco = 0.05
        tres punto cinco = 3.5
        dos y medio = 2.5
        dos y media = 2.5
        2,5 millones = 2500000
        doce = 12
        de 1,5 a 2,5 | 1,5 = 1.5 | 2,5 = 2.5
        Son 3,5. | 3,5 = 3.5
        coma |
        1.2.3 |

        # ordinal
        el primero | primero = 1
        el primer día | primer = 1
        la primera | primera = 1
        segundo = 2
        la Tercera | Tercera = 3
        tercer = 3
        cuarto = 4
        séptimo = 7
        septimo = 7
        décimo = 10
        undécima = 11
        duodécimo = 12
        decimotercero = 13
        decimotercera = 13
        décimo cuarto = 14
        vigésimo = 20
        vigésimo primero = 21
        vigésima segunda = 22
        vigesimoprimero = 21
        trigésimo = 30
        centésimo = 100
        el 2º | 2º = 2
        la 3ª | 3ª = 3
        el 1.er piso | 1.er = 1
        el 21.º | 21.º = 21
        la última | última = -1
        los primeros | primeros = 1
        primero, segundo | primero = 1 | segundo = 2
        tres |
        B2º |
        decimales |
        """
}
