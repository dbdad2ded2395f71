extension EntityCases {
    static let frenchDates = """
        # date
        aujourd'hui = 2026-05-20
        aujourd’hui = 2026-05-20
        Demain = 2026-05-21
        après-demain = 2026-05-22
        apres demain = 2026-05-22
        hier = 2026-05-19
        avant-hier = 2026-05-18
        vendredi = 2026-05-22
        VENDREDI = 2026-05-22
        vendredi prochain = 2026-05-22
        ce vendredi = 2026-05-22
        ce mercredi = 2026-05-20
        mercredi = 2026-05-27
        lundi qui vient = 2026-05-25
        vendredi dernier = 2026-05-15
        mardi passé = 2026-05-19
        la semaine prochaine = 2026-05-27
        la semaine derniere = 2026-05-13
        le mois prochain = 2026-06-20
        le mois dernier = 2026-04-20
        l'année prochaine = 2027-05-20
        l’an prochain = 2027-05-20
        l'an dernier = 2025-05-20
        ce week-end = 2026-05-23
        le week-end prochain = 2026-05-30
        dans deux semaines = 2026-06-03
        dans quinze jours = 2026-06-04
        dans une quinzaine = 2026-06-04
        dans un mois = 2026-06-20
        dans deux ans = 2028-05-20
        d'ici trois jours = 2026-05-23
        il y a trois jours = 2026-05-17
        il y a un an = 2025-05-20
        le 3 mai = 2027-05-03
        le 3 mai 2028 = 2028-05-03
        le 1er juin = 2026-06-01
        le premier juin = 2026-06-01
        le vingt et un juin = 2026-06-21
        le 24 décembre = 2026-12-24
        le 24 decembre = 2026-12-24
        14 février = 2027-02-14
        14 fevrier = 2027-02-14
        15 août = 2026-08-15
        15 aout = 2026-08-15
        14 juil. 2027 = 2027-07-14
        vendredi 22 mai = 2026-05-22
        vendredi 22 mai 2026 = 2026-05-22
        le lundi 1er juin = 2026-06-01
        3/6/2026 = 2026-06-03
        03.06.2026 = 2026-06-03
        03-06-2026 = 2026-06-03
        24/12/26 = 2026-12-24
        2026-12-24 = 2026-12-24
        29 février = 2028-02-29
        29 février 2028 = 2028-02-29
        semaine 23 = 2026-06-01
        la semaine 2 = 2027-01-11
        semaine 53 de 2026 = 2026-12-28
        la fin du mois = 2026-05-31
        fin de l'année = 2026-12-31
        aujourd'hui ou demain | aujourd'hui = 2026-05-20 | demain = 2026-05-21
        31 avril |
        31 février |
        29 février 2027 |
        32 mai |
        99/99/9999 |
        semaine 54 |
        mon ami |
        le chat |
        mars |
        un moment |
        la seconde fois |
        version 1.2.3 |
        1,5 |
        la fin |

        # date 2026-12-31T23:30
        demain = 2027-01-01
        dans une heure = 2027-01-01 00:30
        le mois prochain = 2027-01-31

        # date 2028-01-31T12:00
        dans un mois = 2028-02-29
        29 février = 2028-02-29
        """
}
