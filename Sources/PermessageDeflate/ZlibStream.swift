import CZlib

/// The `z_stream` of one compressor or decompressor, at an address that never changes.
///
/// zlib keeps a pointer back to the structure, so a Swift value that the compiler may move or copy would not do.
/// Not `Sendable`: a stream belongs to one event loop, or to one task, at a time.
final class ZlibStream {
    let pointer: UnsafeMutablePointer<z_stream>
    private let release: (UnsafeMutablePointer<z_stream>) -> Void

    /// - Parameters:
    ///   - initialize: calls zlib's `…Init2_`, and returns its result.
    ///   - release: calls zlib's `…End`; only called where `initialize` succeeded.
    init?(
        initialize: (UnsafeMutablePointer<z_stream>) -> CInt,
        release: @escaping (UnsafeMutablePointer<z_stream>) -> Void
    ) {
        let pointer = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        pointer.initialize(to: z_stream())
        guard initialize(pointer) == Z_OK else {
            pointer.deallocate()
            return nil
        }
        self.pointer = pointer
        self.release = release
    }

    deinit {
        release(pointer)
        pointer.deallocate()
    }
}
