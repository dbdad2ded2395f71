import Jackdaw

enum Size: String, CaseIterable, Codable, Sendable {
    case small, large

    static let entity = Entity<Size>("size", synonyms: [.small: ["little", "regular"], .large: ["big", "huge"]])
}

enum Pizza: String, CaseIterable, Codable, Sendable {
    case margherita = "Margherita"
    case funghi = "Funghi"
    case salami = "Salami"
    case verdura = "Verdura"

    static let entity = Entity<Pizza>(
        "pizza",
        synonyms: [
            .margherita: ["margarita", "cheese", "plain"],
            .funghi: ["mushroom", "mushrooms"],
            .salami: ["salame", "pepperoni"],
            .verdura: ["vegetables", "vegetarian", "veggie"],
        ]
    )

    /// The price in cents.
    func price(_ size: Size) -> Int {
        let small =
            switch self {
            case .margherita: 750
            case .funghi: 880
            case .salami: 920
            case .verdura: 950
            }
        return size == .small ? small : small + 350
    }

    /// The menu with its prices.
    static func menu() throws -> DataFrame {
        struct Row: Encodable {
            let pizza, small, large: String
        }
        return try DataFrame(
            title: "Our pizzas",
            rows: allCases.map {
                Row(pizza: $0.rawValue, small: euros($0.price(.small)), large: euros($0.price(.large)))
            }
        )
    }
}

/// An amount in cents as people write it: `12.50 €`.
func euros(_ cents: Int) -> String {
    "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100) €"
}
