extension TemporalVocabulary {
    static let french = TemporalVocabulary(
        now: phrases("maintenant|tout de suite|a l ' instant"),
        relativeDays: phrases([
            "apres - demain|apres demain": 2, "avant - hier|avant hier": -2, "aujourd ' hui|aujourd hui|aujourdhui": 0,
            "demain": 1, "hier": -1,
        ]),
        weekdays: names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        months: names(
            """
            janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout septembre/sept octobre/oct \
            novembre/nov decembre/dec
            """,
            from: 1
        ),
        articles: ["le", "la", "l", "'", "du", "pour"],
        nextBefore: phrases("prochain|prochaine"),
        nextAfter: phrases("prochain|prochaine|qui vient|suivant|suivante"),
        lastBefore: phrases("dernier|derniere"),
        lastAfter: phrases("dernier|derniere|passe|passee"),
        thisBefore: phrases("ce|cet|cette"),
        weekend: phrases("week - end|weekend|week end"),
        weeks: WeekGrammar.Names(
            names: ["semaine"],
            joiners: ["de", "/", ","]
        ),
        ends: phrases([
            "fin du mois|fin de mois|fin de ce mois": .month,
            "fin de l ' annee|fin de l ' an|fin d ' annee|fin de cette annee": .year,
        ]),
        joiners: [],
        dayOrdinals: ["premier": 1, "1er": 1],
        ahead: phrases("dans|d ' ici"),
        ago: phrases("il y a"),
        units: units([
            "s sec seconde secondes": .seconds(1), "min mn minute minutes": .seconds(60),
            "h heure heures": .seconds(3_600), "j jour jours": .days(1), "semaine semaines": .days(7),
            "mois": .months(1), "an ans annee annees": .months(12),
        ]),
        announcers: phrases("a|vers|des|pour"),
        noon: phrases("midi"),
        midnight: phrases("minuit"),
        parts: phrases([
            "matin|du matin|le matin|au matin|dans la matinee": .morning,
            "apres - midi|apres midi|de l ' apres - midi|de l ' apres midi|dans l ' apres - midi|l ' apres - midi":
                .afternoon,
            "soir|du soir|le soir|au soir|dans la soiree": .evening, "nuit|de la nuit|la nuit|dans la nuit": .night,
        ]),
        partsOfToday: phrases([
            "ce matin": .morning, "cet apres - midi|cet apres midi|cette apres - midi": .afternoon,
            "ce soir": .evening, "cette nuit": .night,
        ]),
        fixedSpans: phrases([
            "une demi - heure|demi - heure|une demi heure": 1_800, "un quart d ' heure|quart d ' heure": 900,
            "trois quarts d ' heure": 2_700, "une quinzaine": 1_296_000, "une demi - journee": 43_200,
        ]),
        fixedShifts: phrases(["une quinzaine": .days(15), "une huitaine": .days(8)]),
        more: phrases([
            "et demie|et demi": 0.5, "et quart|et un quart": 0.25, "et trois quarts|trois quarts": 0.75,
        ]),
        and: ["et"]
    )
}
