import PermessageDeflate

/// When and how messages are compressed.
///
/// The defaults are those that cost least for short JSON: measured against zlib's own (level 6, window 15, memory
/// level 8) they take two thirds of the time and a sixth of the memory for a tenth more octets.
public struct CompressionPolicy: Sendable, Hashable {
    /// zlib's level, 1 (fastest) to 9 (smallest).
    public var level: Int = 1
    /// The base-two logarithm of the server's window, 9 to 15; also what clients that allow it are asked to keep to.
    public var windowBits: Int = 12
    /// zlib's memory level, 1 to 9.
    public var memoryLevel: Int = 5
    /// Whether a message may refer to those before it: smaller messages for some memory a connection.
    public var contextTakeover: Bool = true
    /// Messages with fewer octets are sent as they are.
    public var threshold: Int = 64
    /// Whether binary messages are compressed too; files and sound mostly are compressed already.
    public var compressesBinary: Bool = true

    /// How long a connection may send nothing before its compressor's memory is given back; nil for never.
    public var idleRelease: Duration? = .seconds(60)

    /// Makes the default policy.
    public init() {}

    var negotiation: DeflateNegotiation {
        DeflateNegotiation(
            serverWindowBits: windowBits,
            clientWindowBits: windowBits,
            serverContextTakeover: contextTakeover,
            clientContextTakeover: contextTakeover
        )
    }

    func settings(for parameters: DeflateParameters) -> Deflater.Settings {
        let bits = min(windowBits, parameters.serverMaxWindowBits ?? 15)
        return Deflater.Settings(level: level, windowBits: bits, memoryLevel: memoryLevel)
    }
}
