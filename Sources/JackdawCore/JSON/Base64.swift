/// Base64 as RFC 4648, section 4, has it, written into a buffer that exists already.
///
/// A file of a megabyte goes to its frame without a string in between.
enum Base64 {
    private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

    static func encode(_ octets: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        let letters = alphabet.utf8Start
        output.reserveCapacity(output.count + (octets.count + 2) / 3 * 4)
        var index = 0
        while index + 2 < octets.count {
            let group = UInt32(octets[index]) << 16 | UInt32(octets[index + 1]) << 8 | UInt32(octets[index + 2])
            output.append(letters[Int(group >> 18)])
            output.append(letters[Int(group >> 12 & 63)])
            output.append(letters[Int(group >> 6 & 63)])
            output.append(letters[Int(group & 63)])
            index += 3
        }
        let rest = octets.count - index
        guard rest > 0 else { return }
        let group = UInt32(octets[index]) << 16 | (rest == 2 ? UInt32(octets[index + 1]) << 8 : 0)
        output.append(letters[Int(group >> 18)])
        output.append(letters[Int(group >> 12 & 63)])
        output.append(rest == 2 ? letters[Int(group >> 6 & 63)] : UInt8(ascii: "="))
        output.append(UInt8(ascii: "="))
    }
}
