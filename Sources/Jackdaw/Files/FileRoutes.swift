import HTTPTypes
import Hummingbird
import JackdawCore
import Logging
import NIOCore
import NIOPosix

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Uploads and downloads over HTTP.
struct FileRoutes: Sendable {
    let store: FileStore
    /// Finds the living session that an upload is for, and what its files are owned by.
    let session: @Sendable (String, _ isAllowed: (Conversations.Owner) -> Bool) async throws -> Found
    /// Lets other nodes have an upload, where there are any.
    let share: @Sendable (File, _ id: String, Session) async throws -> Void
    /// Takes over a file from another node, if there is one of that id.
    let publish: @Sendable (_ id: String) async -> Void
    let logger: Logger

    enum Found: Sendable {
        case session(Session, owner: UInt64)
        case refused
        case nothing
    }

    /// `POST <files>`: takes a file from a client of a session.
    func upload(_ request: Request) async -> Response {
        do {
            return try await take(request)
        } catch let error as UploadError {
            logger.notice("an upload was refused", metadata: ["reason": "\(error.reason.rawValue)"])
            return refusal(error)
        } catch is CancellationError {
            return refusal(UploadError(.full, "the server is stopping"))
        } catch {
            logger.error("an upload could not be stored", metadata: ["error": "\(error)"])
            return refusal(UploadError(.storage, "the file could not be stored; the server's log says why"))
        }
    }

    private func take(_ request: Request) async throws -> Response {
        let headers = request.headers
        guard let id = headers[.sessionID], !id.isEmpty else {
            throw UploadError(.badRequest, "the header X-Session-ID is missing")
        }
        let secret = request.bearerToken
        let (session, owner): (Session, UInt64)
        switch try await self.session(id, { owner in secret.map(owner.proves) ?? false }) {
        case .session(let found, let number): (session, owner) = (found, number)
        case .nothing: throw UploadError(.unknownSession, "there is no such session")
        case .refused:
            throw UploadError(.unauthorized, "the header Authorization must be \"Bearer\" and the session's secret")
        }
        let name = try headers[.fileName].map(fileName) ?? "file"
        guard let text = headers[.contentLength], let length = Int(text), length >= 0 else {
            throw UploadError(.lengthRequired, "the header Content-Length is missing")
        }
        let digest = try headers[values: .contentDigest].compactMap(sha256).first
        // An upload without a type gets one by its content.
        let type = headers[.contentType].flatMap(FileName.mediaType)
        try store.reserve(length)
        let response: Response
        do {
            response = try await receive(request.body, length, digest, name: name, type: type, session, owner)
        } catch {
            store.release(length)
            throw error
        }
        guard !session.isEnded else {
            // Its files are gone already: nobody would come back for this one.
            store.removeFiles(of: owner)
            throw UploadError(.unknownSession, "the session has ended")
        }
        return response
    }

    private func receive(
        _ body: RequestBody,
        _ length: Int,
        _ digest: [UInt8]?,
        name: String,
        type: String?,
        _ session: Session,
        _ owner: UInt64
    ) async throws -> Response {
        let (id, path, descriptor) = try store.newUpload()
        let writer = UploadWriter(descriptor: descriptor)
        do {
            for try await chunk in body {
                guard writer.count + chunk.readableBytes <= length else {
                    throw UploadError(.badRequest, "the body is longer than Content-Length says")
                }
                try await writer.write(chunk)
            }
            let hash = writer.finish()
            guard writer.count == length else {
                throw UploadError(.badRequest, "the body is shorter than Content-Length says")
            }
            guard digest == nil || digest == hash else {
                throw UploadError(.badDigest, "the file is not the one that Content-Digest is of: send it again")
            }
            let file = StoredFile(
                name: name,
                type: type ?? MediaType.guess(content: writer.beginning, name: name),
                size: length,
                content: .disk(path: path),
                owner: owner
            )
            if let whole = file.mapped { try await share(whole, id, session) }
            try store.add(file, id: id)
            return created(file, id: id, hash: hash)
        } catch {
            writer.close()
            UploadFolder.remove(path)
            throw error
        }
    }

    private func created(_ file: StoredFile, id: String, hash: [UInt8]) -> Response {
        var writer = JSONWriter()
        writer.object {
            $0.field("id", id)
            $0.field("name", file.name)
            $0.field("type", file.type)
            $0.field("size", file.size)
            $0.field("sha256", SHA256.hexadecimal(hash))
            $0.field("url", store.url(of: id))
        }
        return json(.created, writer)
    }

    private func refusal(_ error: UploadError) -> Response {
        var writer = JSONWriter()
        writer.object {
            $0.field("code", error.reason.rawValue)
            $0.field("message", error.message)
        }
        let status: HTTPResponse.Status =
            switch error.reason {
            case .badRequest, .badDigest: .badRequest
            case .lengthRequired: .lengthRequired
            case .tooLarge: .contentTooLarge
            case .unauthorized: .unauthorized
            case .unknownSession: .notFound
            case .full, .storage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
            }
        var response = json(status, writer)
        if error.reason == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
        return response
    }

    private func json(_ status: HTTPResponse.Status, _ writer: JSONWriter) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json", .cacheControl: "no-store", .xContentTypeOptions: "nosniff"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes))
        )
    }

    private func fileName(_ header: String) throws(UploadError) -> String {
        guard let name = PercentEncoding.decode(header) else {
            throw UploadError(.badRequest, "the header X-File-Name must be percent-encoded UTF-8")
        }
        return FileName.sanitized(name)
    }

    /// The SHA-256 among the digests of the header (RFC 9530, section 2); others are not ours to check.
    private func sha256(_ header: String) throws(UploadError) -> [UInt8]? {
        for member in header.split(separator: ",") {
            let text = member.drop { $0 == " " }
            guard text.lowercased().hasPrefix("sha-256=") else { continue }
            let value = text.dropFirst(8)
            guard value.count > 2, value.hasPrefix(":"), let end = value.dropFirst().firstIndex(of: ":"),
                let octets = Data(base64Encoded: String(value[value.index(after: value.startIndex)..<end])),
                octets.count == 32
            else { throw UploadError(.badRequest, "the header Content-Digest must be sha-256=:<base64>:") }
            return Array(octets)
        }
        return nil
    }
}
