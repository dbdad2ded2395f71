#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Paints a sun over the sea, as a PNG file (W3C, PNG specification) with a palette.
func makePicture(width: Int = 240, height: Int = 160) -> Data {
    var rows: [UInt8] = []
    for y in 0..<height {
        rows.append(0)  // the filter of the line: none
        for x in 0..<width { rows.append(color(x, y, width, height)) }
    }
    var header = bigEndian(UInt32(width)) + bigEndian(UInt32(height))
    header += [8, 3, 0, 0, 0]  // eight bits, palette, deflate, adaptive filters, not interlaced
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    return Data(
        signature + chunk("IHDR", header) + chunk("PLTE", palette.flatMap { $0 }) + chunk("IDAT", zlib(rows))
            + chunk("IEND", [])
    )
}

private let palette: [[UInt8]] = [
    [0xFD, 0xE6, 0xC4], [0xFB, 0xCB, 0x9A], [0xF6, 0xA9, 0x7A],  // the sky, from below
    [0xFF, 0xF6, 0xDA],  // the sun
    [0x2C, 0x5D, 0x7C], [0x21, 0x48, 0x63], [0xE9, 0xB4, 0x8A],  // the sea, and the sun in it
]

private func color(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> UInt8 {
    let horizon = height * 5 / 8
    let across = x - width / 2
    guard y < horizon else {
        let glitters = abs(across) < height / 5 && (x * 7 + y * 13) % 5 < 2
        return glitters ? 6 : ((y / 4 + x / 17) % 2 == 0 ? 4 : 5)
    }
    let up = y - (horizon - height / 12)
    if across * across + up * up < height * height / 25 { return 3 }
    return UInt8(2 - y * 3 / horizon)
}

private func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return bigEndian(UInt32(content.count)) + body + bigEndian(crc32(body))
}

/// The octets as a zlib stream of stored blocks (RFC 1950, and RFC 1951, section 3.2.4).
private func zlib(_ octets: [UInt8]) -> [UInt8] {
    var stream: [UInt8] = [0x78, 0x01]
    var start = 0
    while start < octets.count {
        let end = min(start + 0xFFFF, octets.count)
        let length = UInt16(end - start)
        stream.append(end == octets.count ? 1 : 0)
        for value in [length, ~length] { stream += [UInt8(value & 0xFF), UInt8(value >> 8)] }
        stream += octets[start..<end]
        start = end
    }
    return stream + bigEndian(adler32(octets))
}

private func adler32(_ octets: [UInt8]) -> UInt32 {
    var a: UInt32 = 1
    var b: UInt32 = 0
    for octet in octets {
        a = (a + UInt32(octet)) % 65_521
        b = (b + a) % 65_521
    }
    return b << 16 | a
}

private func crc32(_ octets: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for octet in octets {
        value ^= UInt32(octet)
        for _ in 0..<8 { value = value & 1 == 0 ? value >> 1 : value >> 1 ^ 0xEDB8_8320 }
    }
    return ~value
}

private func bigEndian(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
}
