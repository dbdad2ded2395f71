import HTTPTypes
import Hummingbird
import JackdawCore
import NIOCore
import NIOPosix

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension FileRoutes {
    /// How much of a file is in memory while it is sent.
    private static let chunk = 64 << 10

    /// `GET <files>/<id>`: gives a file, or the part of it that `Range` asks for, to whoever knows its id.
    func download(_ id: String, _ request: Request) async -> Response {
        if store.file(id) == nil { await publish(id) }
        guard let file = store.file(id) else { return gone }
        let tag = "\"\(id)\""
        let isText = file.type == "text/plain" || file.type == "text/csv"
        var headers: HTTPFields = [
            .contentType: isText ? file.type + "; charset=utf-8" : file.type,
            .contentDisposition: ContentDisposition.header(name: file.name, type: file.type),
            .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; sandbox",
            .referrerPolicy: "no-referrer",
        ]
        if case .table(let read) = file.content { return table(read, headers, request) }
        headers[.acceptRanges] = "bytes"
        headers[.eTag] = tag
        headers[.cacheControl] = "private, max-age=86400, immutable"
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        // A part of what the client has another version of would be of no use to it.
        let isCurrent = request.headers[.ifRange].map { $0 == tag } ?? true
        switch ByteRange(header: isCurrent ? request.headers[.range] : nil, size: file.size) {
        case .whole:
            return answer(.ok, headers, file, 0..<file.size, request)
        case .part(let range):
            headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"
            return answer(.partialContent, headers, file, range, request)
        case .unsatisfiable:
            return Response(
                status: .rangeNotSatisfiable,
                headers: [.contentRange: "bytes */\(file.size)", .xContentTypeOptions: "nosniff"]
            )
        }
    }

    private func answer(
        _ status: HTTPResponse.Status,
        _ headers: HTTPFields,
        _ file: StoredFile,
        _ range: Range<Int>,
        _ request: Request
    ) -> Response {
        if request.method == .head {
            var headers = headers
            headers[.contentLength] = String(range.count)
            return Response(status: status, headers: headers)
        }
        let body: ResponseBody
        switch file.content {
        case .memory(let data):
            body = ResponseBody(contentLength: range.count) { writer in
                for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.chunk) {
                    let end = min(start + Self.chunk, range.upperBound)
                    let from = data.index(data.startIndex, offsetBy: start)
                    let part = data[from..<data.index(from, offsetBy: end - start)]
                    try await writer.write(ByteBuffer(bytes: part))
                }
                try await writer.finish(nil)
            }
        case .disk(let path):
            body = ResponseBody(contentLength: range.count) { writer in
                try await Self.send(path, range, &writer)
            }
        case .table:
            // Sent by itself: it has no size and no ranges.
            return gone
        }
        return Response(status: status, headers: headers, body: body)
    }

    private var gone: Response {
        Response(
            status: .notFound,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(
                byteBuffer: ByteBuffer(string: "There is no such file; it went with its conversation.\n")
            )
        )
    }

    /// A table as CSV, some rows at a time.
    private func table(_ read: () -> DataFrame?, _ headers: HTTPFields, _ request: Request) -> Response {
        guard let frame = read() else { return gone }
        var headers = headers
        headers[.cacheControl] = "no-store"
        if request.method == .head { return Response(status: .ok, headers: headers) }
        let body = ResponseBody { writer in
            try await writer.write(frame.csvHeader())
            for start in stride(from: 0, to: frame.rowCount, by: 1_000) {
                try await writer.write(frame.csv(start..<min(start + 1_000, frame.rowCount)))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }

    private static func send(
        _ path: String,
        _ range: Range<Int>,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        let descriptor = try await NIOThreadPool.singleton.runIfActive { try UploadFolder.openForReading(path) }
        defer { UploadFolder.closeFile(descriptor) }
        for start in stride(from: range.lowerBound, to: range.upperBound, by: chunk) {
            let count = min(chunk, range.upperBound - start)
            let part = try await NIOThreadPool.singleton.runIfActive {
                var buffer = ByteBufferAllocator().buffer(capacity: count)
                try buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: count) { space in
                    try UploadFolder.read(
                        descriptor,
                        at: start,
                        into: UnsafeMutableRawBufferPointer(rebasing: space.prefix(count))
                    )
                }
                return buffer
            }
            try await writer.write(part)
        }
        try await writer.finish(nil)
    }
}
