/// An amount of money, as a user names it.
public struct Money: Sendable, Hashable, Codable {
    /// The amount in hundredths of the currency: 1,250 for 12.50 EUR.
    public var hundredths: Int

    /// The currency's ISO 4217 code, such as `EUR`.
    public var currency: String

    /// An amount of money.
    ///
    /// - Parameters:
    ///   - hundredths: The amount in hundredths of the currency.
    ///   - currency: The currency's ISO 4217 code.
    public init(hundredths: Int, currency: String) {
        self.hundredths = hundredths
        self.currency = currency
    }

    /// The amount that ``description`` writes.
    init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let number = Double(parts[0]), abs(number) < 1e15 else { return nil }
        self.init(hundredths: Int((number * 100).rounded()), currency: String(parts[1]))
    }
}

extension Money: CustomStringConvertible {
    /// The amount and the code: `12.50 EUR`.
    public var description: String {
        let size = hundredths.magnitude
        let rest = size % 100
        return "\(hundredths < 0 ? "-" : "")\(size / 100).\(rest < 10 ? "0" : "")\(rest) \(currency)"
    }
}
