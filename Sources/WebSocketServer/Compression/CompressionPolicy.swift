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
    /// Whether binary messages are compressed too.
    ///
    /// Those that begin as a file of a compressed kind does (pictures, sound, archives) never are.
    public var compressesBinary: Bool = true

    /// How long a connection may send nothing before its compressor's memory is given back; nil for never.
    public var idleRelease: Duration? = .seconds(60)

    /// How many octets of memory compression may cost one connection, both directions together.
    ///
    /// Where ``windowBits`` and ``memoryLevel`` would cost more they are lowered until they fit, and where nothing fits
    /// no context is taken over. The default has room for the default settings (49 KiB by zlib's own formula), also with a
    /// client that cannot be held to a small window (77 KiB).
    public var maxMemoryPerConnection: Int = 96 << 10

    /// How many octets of memory compression may cost all connections of a server together.
    ///
    /// Once they are taken, messages are compressed by what all connections of an event loop share, without a context,
    /// and new clients are asked for messages that need none either.
    public var maxMemory: Int = 256 << 20

    /// Makes the default policy.
    public init() {}

    /// The policy with settings that cost a connection no more than it may.
    var fitted: CompressionPolicy {
        var policy = self
        while policy.contextTakeover, policy.cost.total > maxMemoryPerConnection {
            switch (policy.windowBits, policy.memoryLevel) {
            case (...9, ...1): policy.contextTakeover = false
            // What costs more is lowered: the window takes 2^(bits + 2) octets, the rest 2^(level + 9).
            case (let bits, let level) where bits > 9 && (bits + 2 >= level + 9 || level <= 1): policy.windowBits -= 1
            default: policy.memoryLevel -= 1
            }
        }
        return policy
    }

    /// What a connection costs that takes contexts over both ways.
    var cost: CompressionCost { CompressionCost(windowBits: windowBits, memoryLevel: memoryLevel) }

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
