/// The part of a file that a `Range` header asks for (RFC 9110, section 14).
enum ByteRange: Hashable {
    /// No range, or one that may be ignored: the whole file.
    case whole
    /// One part.
    case part(Range<Int>)
    /// A part that the file does not have.
    case unsatisfiable

    /// Reads the header for a file of a size; several ranges at once are answered with the whole file, as is allowed.
    init(header: String?, size: Int) {
        self = .whole
        guard let header, header.lowercased().hasPrefix("bytes=") else { return }
        let set = header.dropFirst(6).filter { $0 != " " && $0 != "\t" }
        guard !set.contains(","), let dash = set.firstIndex(of: "-") else { return }
        let first = set[..<dash]
        let last = set[set.index(after: dash)...]
        guard (first + last).utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return }
        // A number beyond Int is beyond the file as well.
        let lastNumber = last.isEmpty ? nil : Int(last) ?? .max
        if first.isEmpty {
            guard let count = lastNumber else { return }
            self = count == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - count)..<size)
            return
        }
        let start = Int(first) ?? .max
        if let lastNumber, lastNumber < start { return }
        guard start < size else {
            self = .unsatisfiable
            return
        }
        self = .part(start..<min(size, (lastNumber ?? size - 1).addingReportingOverflow(1).partialValue.clamped(size)))
    }
}

extension Int {
    /// The number, or the limit where it overflowed or is beyond.
    fileprivate func clamped(_ limit: Int) -> Int { self < 0 ? limit : Swift.min(self, limit) }
}
