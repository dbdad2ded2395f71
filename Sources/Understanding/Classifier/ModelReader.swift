/// Reads what ``ModelWriter`` wrote, and believes none of it.
struct ModelReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func integer() throws(SavedModelError) -> Int {
        let values: [Int64] = try array()
        guard values.count == 1 else { throw SavedModelError(reason: .damaged) }
        return Int(values[0])
    }

    mutating func array<Element: BitwiseCopyable>() throws(SavedModelError) -> [Element] {
        let header = try take(8)
        var count: Int64 = 0
        for byte in header.reversed() { count = count << 8 | Int64(byte) }
        let stride = MemoryLayout<Element>.stride
        guard count >= 0, count <= (bytes.endIndex - position) / stride else {
            throw SavedModelError(reason: .damaged)
        }
        let source = try take(Int(count) * stride)
        return [Element](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
            source.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
            initialized = Int(count)
        }
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    private mutating func take(_ count: Int) throws(SavedModelError) -> ArraySlice<UInt8> {
        guard bytes.endIndex - position >= count else { throw SavedModelError(reason: .damaged) }
        defer { position += count }
        return bytes[position..<(position + count)]
    }
}
