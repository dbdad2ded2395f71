extension EntityCases {
    static let frenchTimes = """
        # date
        à 17 heures = 2026-05-20 17:00
        a 17 heures = 2026-05-20 17:00
        à 17h30 = 2026-05-20 17:30
        17h30 = 2026-05-20 17:30
        17 h 30 = 2026-05-20 17:30
        à 17h = 2026-05-20 17:00
        17:30 = 2026-05-20 17:30
        à 5 heures = 2026-05-20 17:00
        à cinq heures et demie = 2026-05-20 17:30
        à cinq heures et quart = 2026-05-20 17:15
        à six heures moins le quart = 2026-05-20 17:45
        à six heures moins dix = 2026-05-20 17:50
        à cinq heures vingt = 2026-05-20 17:20
        vingt heures trente = 2026-05-20 20:30
        à midi = 2026-05-20 12:00
        à minuit = 2026-05-21
        midi et demi = 2026-05-20 12:30
        midi et quart = 2026-05-20 12:15
        minuit et demie = 2026-05-21 00:30
        à huit heures du soir = 2026-05-20 20:00
        à 3 heures du matin = 2026-05-21 03:00
        à 2 heures de l'après-midi = 2026-05-20 14:00
        2 heures de l’apres-midi = 2026-05-20 14:00
        le matin à 8 heures = 2026-05-21 08:00
        demain matin = 2026-05-21 09:00
        demain à 17h = 2026-05-21 17:00
        demain soir à 8 heures = 2026-05-21 20:00
        demain après-midi = 2026-05-21 15:00
        hier soir = 2026-05-19 19:00
        ce matin = 2026-05-20 09:00
        ce soir = 2026-05-20 19:00
        ce soir à 8 heures = 2026-05-20 20:00
        à 8 heures ce soir = 2026-05-20 20:00
        cet après-midi = 2026-05-20 15:00
        cet apres-midi à 3 heures = 2026-05-20 15:00
        cette nuit = 2026-05-20 21:00
        lundi soir à 8 heures = 2026-05-25 20:00
        lundi matin = 2026-05-25 09:00
        vendredi à 17:30 = 2026-05-22 17:30
        vendredi prochain à 17 h = 2026-05-22 17:00
        à 9 heures demain = 2026-05-21 09:00
        le 3 juin à 14h15 = 2026-06-03 14:15
        vendredi 22 mai à 14 heures = 2026-05-22 14:00
        dans une heure = 2026-05-20 11:15
        dans une demi-heure = 2026-05-20 10:45
        dans un quart d'heure = 2026-05-20 10:30
        dans une heure et demie = 2026-05-20 11:45
        dans dix minutes = 2026-05-20 10:25
        il y a une heure = 2026-05-20 09:15
        maintenant = 2026-05-20 10:15
        Une table demain à 19 heures, s'il vous plaît | demain à 19 heures = 2026-05-21 19:00
        2026-05-03T17:30Z = 2026-05-03 19:30
        tomorrow at 5 = 2026-05-21 17:00
        5 pm = 2026-05-20 17:00
        deux heures |
        25 heures du matin |
        25h00 |
        13h75 |
        à 5 personnes |
        à 5 % |
        un quart |

        # date 2026-03-28T12:00
        demain à 02h30 = 2026-03-29 03:30
        dans 24 heures = 2026-03-29 13:00

        # date 2026-10-24T12:00
        demain à 2h30 du matin = 2026-10-25 02:30
        dans 24 heures = 2026-10-25 11:00
        """
}
