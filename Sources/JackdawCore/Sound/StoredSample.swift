/// How a sample of one encoding is read.
///
/// A type rather than a function, because the loops over samples are compiled for each of them.
protocol StoredSample {
    associatedtype Value

    /// How many octets it takes.
    static var width: Int { get }
    /// What ``number(_:_:)`` has to be multiplied with to be from −1 to 1.
    static var unit: Float { get }

    /// The sample at an offset, all of whose octets have to be there.
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Value
    /// The same as a floating-point number.
    static func number(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float
}

extension StoredSample where Value == Int16 {
    static var unit: Float { 1 / 32_768 }

    @inline(__always)
    static func number(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float { Float(read(octets, offset)) }
}

extension StoredSample where Value == Float {
    static var unit: Float { 1 }

    @inline(__always)
    static func number(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float { read(octets, offset) }
}

/// PCM in one octet, the only one without a sign: 128 is silence.
enum Unsigned8: StoredSample {
    static var width: Int { 1 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Int16 {
        Int16(bitPattern: UInt16(octets[offset] ^ 0x80) << 8)
    }
}

/// PCM in two octets.
enum Signed16: StoredSample {
    static var width: Int { 2 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Int16 {
        Int16(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: Int16.self))
    }
}

/// PCM in three octets.
enum Signed24: StoredSample {
    static var width: Int { 3 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float {
        let low = UInt16(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        let bits = UInt32(octets[offset + 2]) << 24 | UInt32(low) << 8
        return Float(Int32(bitPattern: bits)) / 2_147_483_648
    }
}

/// PCM in four octets.
enum Signed32: StoredSample {
    static var width: Int { 4 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float {
        Float(Int32(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: Int32.self))) / 2_147_483_648
    }
}

/// A floating-point number of 32 bits.
enum Float32Sample: StoredSample {
    static var width: Int { 4 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float {
        Float(bitPattern: UInt32(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }
}

/// A floating-point number of 64 bits.
enum Float64Sample: StoredSample {
    static var width: Int { 8 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Float {
        let bits = UInt64(littleEndian: octets.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        return Float(Double(bitPattern: bits))
    }
}

/// An octet of A-law.
enum ALaw: StoredSample {
    static var width: Int { 1 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Int16 { G711.aLaw(octets[offset]) }
}

/// An octet of µ-law.
enum MuLaw: StoredSample {
    static var width: Int { 1 }

    @inline(__always)
    static func read(_ octets: UnsafeRawBufferPointer, _ offset: Int) -> Int16 { G711.muLaw(octets[offset]) }
}
