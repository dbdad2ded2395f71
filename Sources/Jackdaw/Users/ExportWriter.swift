import Hummingbird
import JackdawCore
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Writes what is kept of a user as JSON, piece by piece: a conversation may be long.
enum ExportWriter {
    /// All conversations of a user.
    static func write(_ exports: ConversationExports, of user: String, to body: inout any ResponseBodyWriter)
        async throws
    {
        var head = JSONWriter()
        head.beginObject()
        head.field("user", user)
        head.key("conversations")
        head.beginArray()
        try await body.write(ByteBuffer(bytes: head.bytes))
        var isFirst = true
        for try await export in exports {
            if !isFirst { try await body.write(ByteBuffer(string: ",")) }
            isFirst = false
            try await write(export, to: &body)
        }
        try await body.write(ByteBuffer(string: "]}"))
    }

    /// One conversation; what was said has the form of the entries of a `history` frame.
    static func write(_ export: ConversationExport, to body: inout any ResponseBodyWriter) async throws {
        var head = JSONWriter()
        head.beginObject()
        head.field("id", export.id)
        if let name = export.name { head.field("name", name) }
        head.field("state", export.state)
        head.field("lastActive", RFC3339.string(from: export.lastActive))
        head.key("variables")
        head.write(export.variables)
        head.key("parameters")
        head.write(export.parameters)
        head.key("entries")
        head.beginArray()
        var buffer = ByteBuffer(bytes: head.bytes)
        for (index, entry) in export.history.enumerated() {
            if index > 0 { buffer.writeString(",") }
            buffer.writeBytes(encoder.entry(entry))
            if buffer.readableBytes > chunk {
                try await body.write(buffer)
                buffer.clear()
            }
        }
        buffer.writeString("]}")
        try await body.write(buffer)
    }

    private static let chunk = 64 << 10

    /// Files are within the text, and tables whole: an export stands by itself.
    private static let encoder = JackdawV1Encoder { _, file in
        let file = file()
        let type = FileName.mediaType(file.type) ?? MediaType.unknown
        return FileLink(
            name: FileName.sanitized(file.name),
            type: type,
            size: file.data.count,
            url: "data:\(type);base64,\(file.data.base64EncodedString())"
        )
    }
}
