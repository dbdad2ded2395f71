import Testing

@testable import Understanding

@Suite("Languages")
struct LanguageTests {
    private func stem(_ word: String, _ language: Language) -> String {
        var scalars = Array(Tokenizer.words(in: word)[0])
        language.stemmer.stem(&scalars)
        return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
    }

    private static let wordFamilies: [(Language, [String])] = [
        (
            .french,
            [
                "commander commandé commandée commandes commandez commande commandons", "journal journaux",
                "annuler annulation annulé annulez", "réservation réserver reservation réservé", "hôtel hôtels hotel",
                "bateau bateaux", "finissons finissez finissent", "nouvelle nouvelles", "bonne bonnes bon bons",
                "livraison livraisons", "pizza pizzas", "cheval chevaux", "parler parlez parlent parlaient",
                "ouvert ouverte ouvertes ouverts", "jeu jeux", "carte cartes",
            ]
        ),
        (
            .german,
            [
                "Buch Bücher Büchern Buches",
                "bestellen bestelle bestellst bestellt bestellte bestellten Bestellung "
                    + "Bestellungen", "liefern liefert lieferst liefere Lieferung Lieferungen", "Haus Häuser Häusern",
                "Kind Kinder Kindern Kindes", "Stadt Städte Städten", "gute guter gutes gutem guten",
                "Auto Autos", "Pizza Pizzas", "arbeiten arbeite arbeitest arbeitet", "Karte Karten",
                "leicht leichte leichter leichtes", "läuft laufen", "Straße Strasse Straßen", "Hotel Hotels",
            ]
        ),
        (
            .spanish,
            [
                "ciudad ciudades", "reservar reserva reservas reservación reservaciones reservado", "luz luces",
                "niño niños niña niñas", "comprar compré compró compramos comprando compraron", "flor flores",
                "pedir pedido pedidos", "quiero quiere quieres", "habitación habitaciones", "coche coches",
                "canción canciones", "rápida rápido rapido rápidamente", "hotel hotels",
            ]
        ),
        (
            .italian,
            [
                "pizza pizze", "amico amici amica amiche",
                "prenotare prenoto prenotato prenotazione prenotazioni "
                    + "prenotiamo", "città citta", "ordine ordini ordinare", "viaggio viaggi", "lago laghi",
                "camera camere", "lenta lentamente lento lenti", "albergo alberghi", "vendere vendendo venduto",
            ]
        ),
        (
            .portuguese,
            [
                "hotel hotéis hoteis", "viagem viagens", "animal animais",
                "reservar reservou reservei reserva reservas "
                    + "reservado", "cartão cartões", "comprar compro comprou compraram comprando", "flor flores",
                "luz luzes", "pedido pedidos pedir", "menino meninos menina meninas", "situação situações",
            ]
        ),
        (
            .dutch,
            [
                "boot boten", "bestellen bestel bestelt bestelling bestellingen besteld", "huis huizen",
                "brief brieven", "lopen loop loopt", "kopen koop koopt", "ticket tickets", "kaart kaarten",
                "groot grote", "auto autos", "wit witte", "boek boeken", "maan manen", "één een",
            ]
        ),
    ]

    @Test("the forms of a word have one stem", arguments: wordFamilies)
    func families(language: Language, families: [String]) {
        for family in families {
            let stems = family.split(separator: " ").map { stem(String($0), language) }
            #expect(Set(stems).count == 1, "\(family): \(stems)")
        }
    }

    @Test(
        "different words keep different stems",
        arguments: [
            (Language.french, "poisson poison porte port carte car nous noix"),
            (.german, "Hand Hund Mutter Mut das dass"),
            (.spanish, "caro carro niño nido casa caso mesero"), (.italian, "casa cane pesce pesca anno"),
            (.portuguese, "carta cartão pão pau avô"), (.dutch, "maan man boer boor brief brood"),
        ]
    )
    func distinct(language: Language, words: String) {
        let all = words.split(separator: " ").map { stem(String($0), language) }
        #expect(Set(all).count >= all.count - 1, "\(all)")
    }

    @Test("short words are left whole")
    func short() {
        for language in [Language.french, .german, .spanish, .italian, .portuguese, .dutch] {
            #expect(stem("les", language) == "les")
            #expect(stem("es", language) == "es")
        }
    }

    @Test("a region does not hide the language, and other languages keep their words")
    func regions() {
        #expect(stem("journaux", Language(rawValue: "fr-CA")) == "journal")
        #expect(stem("journaux", Language(rawValue: "FR")) == "journal")
        #expect(stem("gatos", Language(rawValue: "ca")) == "gatos")
    }

    @Test("a German bot understands forms that no phrase has")
    func german() throws {
        let bot = try LexicalClassifier(
            [
                Bots.intent("bestellen", "ich möchte eine Pizza bestellen", "eine große Pizza bitte"),
                Bots.intent("stornieren", "meine Bestellung stornieren", "ich habe es mir anders überlegt"),
                Bots.intent("hours", "wann habt ihr geöffnet", "wie sind die Öffnungszeiten"),
            ],
            options: .init(language: .german)
        )
        #expect(bot.classify("zwei große Pizzas bestelle ich").accepted?.intent == "bestellen")
        #expect(bot.classify("storniere die Bestellungen").ranking.first?.intent == "stornieren")
        #expect(bot.classify("der Eiffelturm ist hoch").accepted == nil)
    }
}
