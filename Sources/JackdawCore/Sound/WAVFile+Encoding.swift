extension WAVFile {
    /// How a WAV file writes a sample down.
    public enum Encoding: Sendable, Hashable, CustomStringConvertible {
        /// Whole numbers of `bits` bits, the upper ones of so many `octets`: unsigned in a single octet, else signed.
        ///
        /// `bits` is at most `8 * octets`, and `octets` is 1 to 4: 12 bits take 2 octets, 20 bits take 3 or 4.
        case pcm(bits: Int, octets: Int)
        /// Floating-point numbers of 32 or 64 bits (IEEE 754), −1 to 1.
        case float(bits: Int)
        /// Eight bits on the logarithmic A-law of European telephony (ITU-T G.711).
        case aLaw
        /// Eight bits on the logarithmic µ-law of American and Japanese telephony (ITU-T G.711).
        case muLaw

        /// How many octets a sample of one channel takes.
        var octets: Int {
            switch self {
            case .pcm(_, let octets): octets
            case .float(let bits): bits / 8
            case .aLaw, .muLaw: 1
            }
        }

        /// Such as `PCM, 16 bits`.
        public var description: String {
            switch self {
            case .pcm(let bits, let octets):
                bits == octets * 8 ? "PCM, \(bits) bits" : "PCM, \(bits) bits in \(octets) octets"
            case .float(let bits): "floating point, \(bits) bits"
            case .aLaw: "A-law"
            case .muLaw: "µ-law"
            }
        }
    }
}
