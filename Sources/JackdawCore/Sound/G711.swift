/// The two logarithmic encodings of telephony, as ITU-T G.711 (1988) defines them: eight bits are a sign, three bits of
/// exponent and four of mantissa.
enum G711 {
    /// A sample by A-law (table 1a), whose 13 bits become the upper ones of 16.
    static func aLaw(_ octet: UInt8) -> Int16 {
        // Every other bit is inverted on the line, so that silence has edges to keep time by.
        let code = octet ^ 0x55
        let steps = Int16(code & 0x0F) << 1 | 1
        let exponent = Int16(code >> 4 & 7)
        let magnitude = exponent == 0 ? steps : (steps + 32) << (exponent - 1)
        return (code & 0x80 == 0 ? -magnitude : magnitude) << 3
    }

    /// A sample by µ-law (table 2a), whose 14 bits become the upper ones of 16.
    static func muLaw(_ octet: UInt8) -> Int16 {
        // All bits are inverted on the line.
        let code = ~octet
        // The curve is shifted by 33 steps, so that every segment starts at a power of two.
        let magnitude = (Int16(code & 0x0F) << 1 + 33) << Int16(code >> 4 & 7) - 33
        return (code & 0x80 == 0 ? magnitude : -magnitude) << 2
    }
}
