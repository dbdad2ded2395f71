import Jackdaw

/// What was ordered, and what it costs.
struct Bill: Sendable {
    let pizza: Pizza
    let size: Size
    let count: Int

    /// The sum in cents.
    var total: Int { count * pizza.price(size) }

    /// The order in words: `2 × large funghi`.
    var text: String { "\(count) × \(size.rawValue) \(pizza.rawValue)" }

    func table(deliveredTo address: String) throws -> DataFrame {
        struct Row: Encodable {
            let what, each, total, to: String
        }
        return try DataFrame(
            title: "Your order",
            rows: [Row(what: text, each: euros(pizza.price(size)), total: euros(total), to: address)]
        )
    }
}
