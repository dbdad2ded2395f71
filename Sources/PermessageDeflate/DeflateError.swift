/// Why a message could not be compressed or decompressed.
public enum DeflateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The octets are not DEFLATE data, refer to what was never sent, or stop in the middle of a block.
    case invalidData
    /// The message is larger than the limit given.
    case tooLarge
    /// zlib found no memory for its stream.
    case outOfMemory

    /// What was wrong, in words for a log.
    public var description: String {
        switch self {
        case .invalidData: "the compressed message is not valid DEFLATE data (RFC 1951)"
        case .tooLarge: "the decompressed message is larger than the limit"
        case .outOfMemory: "zlib has no memory for a stream"
        }
    }
}
