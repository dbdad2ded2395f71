extension JSONParser {
    /// Reads a number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
    mutating func number() throws(JSONParseError) -> JSONValue {
        let start = position
        let isNegative = take(UInt8(ascii: "-"))
        var digits = Significand()
        let integerStart = position
        try readDigits(into: &digits, exponent: nil)
        if bytes[integerStart] == UInt8(ascii: "0"), position > integerStart + 1 {
            throw JSONParseError(.syntax, at: integerStart + 1)
        }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            try readDigits(into: &digits, exponent: -1)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            let isSmall = take(UInt8(ascii: "-"))
            if !isSmall { _ = take(UInt8(ascii: "+")) }
            let exponent = try readExponent()
            digits.exponent += isSmall ? -exponent : exponent
        }
        // "-0" is a number of its own that no integer can hold.
        if isInteger, !digits.overflowed, !(isNegative && digits.value == 0) {
            if !isNegative, let value = Int64(exactly: digits.value) { return .integer(value) }
            if isNegative, digits.value <= Int64.min.magnitude { return .integer(0 &- Int64(bitPattern: digits.value)) }
        }
        guard let value = digits.exactDouble ?? slowDouble(from: start) else {
            throw JSONParseError(.numberOutOfRange, at: start)
        }
        return .number(isNegative && value.sign == .plus ? -value : value)
    }

    private mutating func readDigits(into digits: inout Significand, exponent step: Int?) throws(JSONParseError) {
        let start = position
        while position < bytes.count, let digit = digitHere() {
            digits.append(digit)
            if let step { digits.exponent += step }
            position += 1
        }
        guard position > start else {
            throw JSONParseError(position < bytes.count ? .syntax : .unexpectedEnd, at: position)
        }
    }

    private mutating func readExponent() throws(JSONParseError) -> Int {
        let start = position
        var value = 0
        while position < bytes.count, let digit = digitHere() {
            // Whatever is larger is out of range, or zero, all the same.
            value = min(value * 10 + Int(digit), 1_000_000)
            position += 1
        }
        guard position > start else {
            throw JSONParseError(position < bytes.count ? .syntax : .unexpectedEnd, at: position)
        }
        return value
    }

    private func digitHere() -> UInt8? {
        let digit = bytes[position] &- UInt8(ascii: "0")
        return digit <= 9 ? digit : nil
    }

    /// The standard library's correctly rounded conversion; nil where the result is infinite.
    private func slowDouble(from start: Int) -> Double? {
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The digits of a number as one integer, and the power of ten to multiply it with.
    private struct Significand {
        var value: UInt64 = 0
        var exponent = 0
        var overflowed = false

        mutating func append(_ digit: UInt8) {
            let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(UInt64(digit))
            if tooLarge || carried { overflowed = true } else { value = sum }
        }

        /// The value, where one correctly rounded multiplication or division gives it: both operands are then exact.
        ///
        /// W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990, the fast path.
        var exactDouble: Double? {
            guard !overflowed, value <= 1 << 53, exponent.magnitude < Self.powersOfTen.count else { return nil }
            let power = Self.powersOfTen[Int(exponent.magnitude)]
            return exponent < 0 ? Double(value) / power : Double(value) * power
        }

        private static let powersOfTen: [Double] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
            1e19, 1e20, 1e21, 1e22,
        ]
    }
}
