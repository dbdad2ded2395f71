/// The memory that zlib takes for one connection (`zconf.h`, and the sizes of its state structures), in octets.
struct CompressionCost: Hashable {
    let deflater: Int
    let inflater: Int

    init(windowBits: Int, memoryLevel: Int) {
        deflater = 1 << (windowBits + 2) + 1 << (memoryLevel + 9) + 6 << 10
        inflater = Self.inflater(windowBits: windowBits)
    }

    var total: Int { deflater + inflater }

    static func inflater(windowBits: Int) -> Int { 1 << windowBits + 7 << 10 }
}
