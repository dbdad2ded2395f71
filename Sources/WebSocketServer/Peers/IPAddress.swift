import NIOCore

/// An IP address as a number, so that addresses compare by what they mean and not by how they are written.
///
/// An IPv4 address that comes mapped into IPv6 (RFC 4291, section 2.5.5.2), as it does on a socket that listens for both,
/// is the IPv4 address.
struct IPAddress: Hashable, Sendable {
    /// The octets, most significant first; an IPv4 address has its four in the lowest.
    let high: UInt64
    let low: UInt64
    let isIPv4: Bool

    init?(_ text: some StringProtocol) {
        guard let address = try? SocketAddress(ipAddress: String(text), port: 0) else { return nil }
        self.init(address)
    }

    /// Nil for an address that is none of the Internet's, such as that of a Unix socket.
    init?(_ address: SocketAddress) {
        // The octets lie at the same place of `sockaddr_in` and `sockaddr_in6` on every system.
        let octets = address.withSockAddr { pointer, count in
            Array(UnsafeRawBufferPointer(start: pointer, count: count))
        }
        func number<Number: FixedWidthInteger>(at offset: Int) -> Number {
            Number(bigEndian: octets.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Number.self) })
        }
        switch address {
        case .v4:
            self.init(mapped: number(at: 4))
        case .v6:
            let (high, low): (UInt64, UInt64) = (number(at: 8), number(at: 16))
            if high == 0, low >> 32 == 0xFFFF {
                self.init(mapped: UInt32(truncatingIfNeeded: low))
            } else {
                self.init(high: high, low: low, isIPv4: false)
            }
        case .unixDomainSocket:
            return nil
        }
    }

    private init(mapped address: UInt32) {
        self.init(high: 0, low: UInt64(address), isIPv4: true)
    }

    private init(high: UInt64, low: UInt64, isIPv4: Bool) {
        self.high = high
        self.low = low
        self.isIPv4 = isIPv4
    }

    /// Who may be taken for one client: an IPv4 address, or the network of 64 bits that an IPv6 client gets as a whole.
    var client: IPAddress { isIPv4 ? self : IPAddress(high: high, low: 0, isIPv4: false) }

    /// Whether the first bits are those of `network`.
    func isIn(_ network: IPAddress, prefix: Int) -> Bool {
        guard isIPv4 == network.isIPv4 else { return false }
        if isIPv4 { return prefix == 0 || (low ^ network.low) >> UInt64(32 - prefix) == 0 }
        let highBits = min(prefix, 64)
        let lowBits = prefix - highBits
        return (highBits == 0 || (high ^ network.high) >> UInt64(64 - highBits) == 0)
            && (lowBits == 0 || (low ^ network.low) >> UInt64(64 - lowBits) == 0)
    }
}
