/// Lays out the large arrays of a model as they are in memory, so that loading one is hardly more than copying.
///
/// Little endian, as every platform that Swift runs a server on is.
struct ModelWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Int) { write([Int64(value)]) }

    mutating func write<Element: BitwiseCopyable>(_ array: [Element]) {
        withUnsafeBytes(of: Int64(array.count).littleEndian) { bytes.append(contentsOf: $0) }
        array.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}
