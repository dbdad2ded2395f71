import CPostgres
import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What the server answered to a command; its memory is freed with the last reference.
final class QueryResult {
    private let handle: OpaquePointer

    init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit {
        PQclear(handle)
    }

    var status: ExecStatusType { PQresultStatus(handle) }

    var rows: Range<Int> { 0..<Int(PQntuples(handle)) }

    /// Five characters that say what went wrong (appendix A of PostgreSQL's manual); nil where it was not the server
    /// that said so.
    var sqlState: String? { PQresultErrorField(handle, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } }

    /// What went wrong, in one sentence.
    var errorMessage: String {
        let primary = PQresultErrorField(handle, Int32(UInt8(ascii: "M")))
        return String(cString: primary ?? PQresultErrorMessage(handle))
    }

    func integer(_ row: Int, _ column: Int) throws(StoreError) -> Int {
        guard let integer = try optionalInteger(row, column) else { throw Self.unreadable }
        return integer
    }

    func optionalInteger(_ row: Int, _ column: Int) throws(StoreError) -> Int? {
        guard let octets = octets(row, column) else { return nil }
        guard octets.count == MemoryLayout<Int64>.size else { throw Self.unreadable }
        return Int(Int64(bigEndian: octets.loadUnaligned(as: Int64.self)))
    }

    func text(_ row: Int, _ column: Int) throws(StoreError) -> String {
        guard let text = try optionalText(row, column) else { throw Self.unreadable }
        return text
    }

    func optionalText(_ row: Int, _ column: Int) throws(StoreError) -> String? {
        guard let octets = octets(row, column) else { return nil }
        guard let text = String(validating: octets, as: UTF8.self) else { throw Self.unreadable }
        return text
    }

    func data(_ row: Int, _ column: Int) throws(StoreError) -> Data {
        guard let octets = octets(row, column) else { throw Self.unreadable }
        return Data(octets)
    }

    /// Valid for as long as the result is.
    private func octets(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        let row = Int32(row)
        let column = Int32(column)
        guard PQgetisnull(handle, row, column) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(handle, row, column),
            count: Int(PQgetlength(handle, row, column))
        )
    }

    private static let unreadable = StoreError(
        .damaged,
        "A row of jackdaw_sessions or jackdaw_frames holds what was not written by Jackdaw. "
            + "Restore both tables from a back-up; nothing was changed."
    )
}
