/// English words for numbers in digits.
enum NumberWords {
    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]

    /// The words of a row of digits: of a number up to 999,999, else digit by digit, as telephone numbers are said.
    static func spelled(_ digits: some StringProtocol) -> [String] {
        if digits.count <= 6, digits.first != "0" || digits.count == 1, let number = Int(digits) {
            return spelled(number)
        }
        return digits.compactMap { $0.wholeNumberValue }.map { small[$0] }
    }

    /// The words of a number from 0 to 999,999.
    static func spelled(_ number: Int) -> [String] {
        switch number {
        case ..<20: [small[max(0, number)]]
        case ..<100: [tens[number / 10]] + (number % 10 == 0 ? [] : spelled(number % 10))
        case ..<1_000: spelled(number / 100) + ["hundred"] + (number % 100 == 0 ? [] : spelled(number % 100))
        default: spelled(number / 1_000) + ["thousand"] + (number % 1_000 == 0 ? [] : spelled(number % 1_000))
        }
    }
}
