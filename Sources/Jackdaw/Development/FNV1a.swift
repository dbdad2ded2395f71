/// The hash FNV-1a over 64 bits: tells versions of one thing apart, and is no protection against anybody.
struct FNV1a {
    private var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func update(_ octets: UnsafeBufferPointer<UInt8>) {
        for octet in octets { value = (value ^ UInt64(octet)) &* 0x100_0000_01B3 }
    }

    mutating func update(_ text: String) {
        var text = text
        text.withUTF8 { update($0) }
    }

    /// In hexadecimal digits.
    var text: String { String(value, radix: 16) }
}
