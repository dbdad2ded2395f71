import JackdawCore
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The files of all sessions, each under an id that nobody can guess.
///
/// What users upload is written to disk; what bots send stays in memory, where the history has it anyway. A file goes
/// with its session.
final class FileStore: Sendable {
    struct MessageKey: Hashable, Sendable {
        var owner: UInt64
        var session: String
        var message: String
        /// Whether it is the message read aloud, and not a file that is in it.
        var isSpeech = false
    }

    private struct State {
        var files: [String: StoredFile] = [:]
        /// Which file belongs to which message.
        var published: [MessageKey: String] = [:]
        /// The published files of each session, oldest first, and their size.
        var publications: [UInt64: [MessageKey]] = [:]
        var publishedOctets: [UInt64: Int] = [:]
        var uploads: [UInt64: [String]] = [:]
        /// Octets on disk, or promised to uploads that are under way.
        var octets = 0
        var isClosed = false
        /// When files whose time is up are looked for again.
        var nextSweep: Duration = .zero
    }

    private let state = Mutex(State())
    private let folder: UploadFolder
    /// What stands before an id in a URL.
    let path: String
    let uploadLimit: Int
    private let storageLimit: Int
    private let lifetime: Duration?
    private let now: @Sendable () -> Duration
    private let commonKey: @Sendable () -> String?

    /// What one session's published files may hold, as much as its history may: both share the memory.
    private static let publishedLimit = ConversationLimits().historyOctets
    /// How many of them there may be: as many as messages in a history.
    private static let publishedFiles = ConversationLimits().historyEntries

    /// - Parameters:
    ///   - lifetime: how long a file is kept; nil: as long as its session.
    ///   - now: the time of the conversations' clock.
    ///   - commonKey: what ids are made with that other nodes have to know; nil: nobody else has to.
    init(
        path: String,
        directory: String?,
        uploadLimit: Int,
        storageLimit: Int,
        lifetime: Duration? = nil,
        now: @escaping @Sendable () -> Duration,
        commonKey: @escaping @Sendable () -> String? = { nil }
    ) {
        self.lifetime = lifetime
        self.commonKey = commonKey
        self.now = now
        self.path = path
        self.uploadLimit = uploadLimit
        self.storageLimit = storageLimit
        folder = UploadFolder(parent: directory)
    }

    /// The file of an id, unless its time is up.
    func file(_ id: String) -> StoredFile? {
        state.withLock { state in
            state.files[id].flatMap { isExpired($0) ? nil : $0 }
        }
    }

    func url(of id: String) -> String { path + "/" + id }

    // MARK: What bots and users sent in frames

    /// The address of the file in a message; it gets one when it is first asked for.
    func link(owner: UInt64, session: String, message: String, file: () -> File) -> FileLink {
        link(MessageKey(owner: owner, session: session, message: message), file)
    }

    /// The address of a message read aloud, where it has one.
    func speechLink(owner: UInt64, session: String, message: String) -> FileLink? {
        state.withLock { state in
            let id = state.published[MessageKey(owner: owner, session: session, message: message, isSpeech: true)]
            return id.flatMap { id in state.files[id].flatMap { isExpired($0) ? nil : link(id, $0) } }
        }
    }

    /// The address of a message read aloud; `file` gets one where none was read before.
    func speechLink(owner: UInt64, session: String, message: String, file: File) -> FileLink {
        speechLink(owner: owner, session: session, message: message)
            ?? link(MessageKey(owner: owner, session: session, message: message, isSpeech: true)) { file }
    }

    private func link(_ key: MessageKey, _ file: () -> File) -> FileLink {
        state.withLock { state in
            if let id = state.published[key], let file = state.files[id] {
                if !isExpired(file) { return link(id, file) }
                retire(key, &state)
            }
            let file = file()
            let stored = StoredFile(
                name: FileName.sanitized(file.name),
                type: FileName.mediaType(file.type) ?? MediaType.unknown,
                size: file.data.count,
                content: .memory(file.data),
                owner: key.owner
            )
            let id = newID(key)
            if !state.isClosed { publish(stored, id, key, &state) }
            return link(id, stored)
        }
    }

    /// The address of the table in a message as CSV; it gets one when it is first asked for.
    func tableLink(
        owner: UInt64,
        session: String,
        message: String,
        title: String?,
        table: @escaping @Sendable () -> DataFrame?
    ) -> String {
        let key = MessageKey(owner: owner, session: session, message: message)
        return state.withLock { state in
            if let id = state.published[key], state.files[id] != nil { return url(of: id) }
            let file = StoredFile(
                name: FileName.sanitized((title ?? "table") + ".csv"),
                type: "text/csv",
                size: 0,
                content: .table(table),
                owner: owner
            )
            let id = newID(key)
            if !state.isClosed { publish(file, id, key, &state) }
            return url(of: id)
        }
    }

    private func newID(_ key: MessageKey) -> String {
        commonKey().map { commonKey in
            FileAddress(session: key.session, message: key.message, isSpeech: key.isSpeech).id(key: commonKey)
        } ?? RandomToken.make(bits: 128)
    }

    private func publish(_ file: StoredFile, _ id: String, _ key: MessageKey, _ state: inout State) {
        state.files[id] = limited(file)
        state.published[key] = id
        state.publications[key.owner, default: []].append(key)
        state.publishedOctets[key.owner, default: 0] += file.size
        while let octets = state.publishedOctets[key.owner], let files = state.publications[key.owner]?.count,
            octets > Self.publishedLimit || files > Self.publishedFiles,
            let oldest = state.publications[key.owner]?.first, oldest != key
        {
            state.publications[key.owner]?.removeFirst()
            guard let id = state.published.removeValue(forKey: oldest) else { continue }
            state.publishedOctets[key.owner, default: 0] -= state.files.removeValue(forKey: id)?.size ?? 0
        }
    }

    /// Lets go of a file whose time is up, before another one takes its place.
    private func retire(_ key: MessageKey, _ state: inout State) {
        guard let id = state.published.removeValue(forKey: key) else { return }
        state.publications[key.owner]?.removeAll { $0 == key }
        state.publishedOctets[key.owner, default: 0] -= state.files.removeValue(forKey: id)?.size ?? 0
    }

    private func link(_ id: String, _ file: StoredFile) -> FileLink {
        FileLink(name: file.name, type: file.type, size: file.size, url: url(of: id))
    }

    // MARK: Uploads

    /// Sets room aside for an upload, before any of it is read.
    func reserve(_ octets: Int) throws(UploadError) {
        removeExpired()
        guard octets <= uploadLimit else {
            throw UploadError(.tooLarge, "a file may have \(uploadLimit) octets at most")
        }
        let isReserved = state.withLock { state in
            guard !state.isClosed, state.octets + octets <= storageLimit else { return false }
            state.octets += octets
            return true
        }
        guard isReserved else { throw UploadError(.full, "the server has no room for more files; try again later") }
    }

    /// Gives back room for an upload that came to nothing.
    func release(_ octets: Int) { state.withLock { $0.octets -= octets } }

    /// A new file to write an upload to.
    func newUpload() throws -> (id: String, path: String, descriptor: Int32) {
        let id = RandomToken.make(bits: 128)
        let path = try folder.path(for: id)
        return (id, path, try UploadFolder.create(path))
    }

    /// Takes a file that was written whole, and for which room was set aside.
    func add(_ file: StoredFile, id: String) throws(UploadError) {
        let isOpen = state.withLock { state in
            guard !state.isClosed else { return false }
            state.files[id] = limited(file)
            state.uploads[file.owner, default: []].append(id)
            return true
        }
        guard isOpen else { throw UploadError(.full, "the server is stopping") }
    }

    /// Takes a file that was uploaded at another node, where a session's others are.
    func add(_ file: File, id: String, owner: UInt64) {
        let stored = StoredFile(
            name: file.name,
            type: file.type,
            size: file.data.count,
            content: .memory(file.data),
            owner: owner
        )
        state.withLock { state in
            guard !state.isClosed else { return }
            let key = MessageKey(owner: owner, session: "", message: id)
            publish(stored, id, key, &state)
        }
    }

    /// A file that the session uploaded; nil where it did not.
    func upload(_ id: String, owner: UInt64) -> File? {
        guard let stored = file(id), stored.owner == owner else { return nil }
        return stored.mapped
    }

    // MARK: Clean-up

    private func limited(_ file: StoredFile) -> StoredFile {
        var file = file
        file.expiry = lifetime.map { now() + $0 }
        return file
    }

    private func isExpired(_ file: StoredFile) -> Bool { file.expiry.map { $0 <= now() } ?? false }

    /// Removes the files whose time is up; looks for them once a minute at most.
    ///
    /// Done when a client comes or uploads something, because only then there is more to keep.
    func removeExpired() {
        guard lifetime != nil else { return }
        let now = now()
        let paths = state.withLock { state -> [String] in
            guard now >= state.nextSweep, !state.isClosed else { return [] }
            state.nextSweep = now + .seconds(60)
            let expired = state.files.filter { $0.value.expiry.map { $0 <= now } ?? false }
            var paths: [String] = []
            for (id, file) in expired {
                state.files[id] = nil
                guard case .disk(let path) = file.content else { continue }
                state.octets -= file.size
                state.uploads[file.owner]?.removeAll { $0 == id }
                paths.append(path)
            }
            for (key, id) in state.published where expired[id] != nil {
                state.published[key] = nil
                state.publications[key.owner]?.removeAll { $0 == key }
                state.publishedOctets[key.owner, default: 0] -= expired[id]?.size ?? 0
            }
            return paths
        }
        for path in paths { UploadFolder.remove(path) }
    }

    /// Removes the files of a session that has ended.
    func removeFiles(of owner: UInt64) {
        let paths = state.withLock { state -> [String] in
            state.publishedOctets[owner] = nil
            for key in state.publications.removeValue(forKey: owner) ?? [] {
                if let id = state.published.removeValue(forKey: key) { state.files[id] = nil }
            }
            return (state.uploads.removeValue(forKey: owner) ?? []).compactMap { id in
                guard let file = state.files.removeValue(forKey: id), case .disk(let path) = file.content else {
                    return nil
                }
                state.octets -= file.size
                return path
            }
        }
        for path in paths { UploadFolder.remove(path) }
    }

    /// Removes everything; nothing is taken any more.
    func close() {
        state.withLock { state in
            state = State()
            state.isClosed = true
        }
        folder.removeAll()
    }

    /// How many files there are and what they and uploads under way take on disk.
    var usage: (files: Int, octets: Int) { state.withLock { ($0.files.count, $0.octets) } }
}
