import Foundation
import Synchronization

/// A PostgreSQL server of the tests' own, with a folder of its own and a free port of 127.0.0.1.
///
/// It ends, and its folder goes away, when the process of the tests ends, in whatever way.
final class TemporaryPostgres: Sendable {
    /// A program failed, with what it printed.
    struct Failure: Error {
        let output: String
    }

    /// The folder of the newest server that is installed: where Debian puts them, or in the path.
    static let programs: String? = {
        let debian = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        let newestFirst = versions.compactMap(Int.init).sorted(by: >).map { "\(debian)/\($0)/bin" }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return (newestFirst + path.split(separator: ":").map(String.init)).first { folder in
            let needed = ["initdb", "postgres", "psql"].map { folder + "/" + $0 }
            return needed.allSatisfy(FileManager.default.isExecutableFile)
        }
    }()
    static var isInstalled: Bool { programs != nil }

    private static let starting = Task { try await TemporaryPostgres(isDurable: false) }
    /// The one that all tests share that do not stop it.
    static var shared: TemporaryPostgres { get async throws { try await starting.value } }

    static let password = "s3cret"
    let port: Int
    private let programs: String
    private let orders: FileHandle
    private let schemas = Atomic(0)

    /// Starts one.
    ///
    /// - Parameter isDurable: Whether what is committed outlives a power failure, which tests seldom need.
    init(isDurable: Bool) async throws {
        guard let programs = Self.programs else { throw Failure(output: "PostgreSQL is not installed") }
        self.programs = programs
        port = try freePort()
        let folder = NSTemporaryDirectory() + "jackdaw-postgres-\(UUID().uuidString.prefix(8))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Self.password.write(toFile: folder + "/password", atomically: true, encoding: .utf8)
        // PostgreSQL refuses to be run by root.
        let asUser = geteuid() == 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : []
        if geteuid() == 0 { try run("/bin/chown", ["-R", "postgres", folder]) }
        try run(
            "/usr/bin/env",
            asUser + [
                programs + "/initdb", "--pgdata", folder + "/data", "--username", "tester", "--encoding", "UTF8",
                "--locale", "C", "--pwfile", folder + "/password", "--auth", "scram-sha-256", "--no-sync",
                "--no-instructions",
            ]
        )
        let supervisor = Process()
        // Not sh: Debian's does not notice that the server ended where it was started with SIGCHLD blocked, as threads
        // of Dispatch have it.
        supervisor.executableURL = URL(filePath: "/bin/bash")
        supervisor.arguments =
            ["-c", Self.supervision, "supervisor", folder] + asUser + [
                programs + "/postgres", "-D", folder + "/data", "-p", String(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=\(isDurable)",
            ]
        let pipe = Pipe()
        supervisor.standardInput = pipe
        supervisor.standardOutput = FileHandle.nullDevice
        supervisor.standardError = FileHandle.nullDevice
        try supervisor.run()
        orders = pipe.fileHandleForWriting
        // Else a program that another test starts would keep the server alive.
        _ = fcntl(orders.fileDescriptor, F_SETFD, FD_CLOEXEC)
        try await start()
    }

    /// Starts and stops the server, for each line of its input, until that ends.
    private static let supervision = """
        trap '' INT HUP TERM
        folder=$1; shift
        stop() { [ -z "$server" ] || { kill -QUIT "$server"; wait "$server"; server=; }; }
        while read -r order; do
            case $order in
            start) "$@" </dev/null & server=$! ;;
            stop) stop ;;
            esac
        done
        stop
        rm -rf "$folder"
        """

    /// Starts it again, and waits until it lets people in.
    func start() async throws {
        try orders.write(contentsOf: Data("start\n".utf8))
        try await wait { (try? self.execute("SELECT 1")) != nil }
    }

    /// Ends it without letting it finish anything, as a crash would.
    func stop() async throws {
        try orders.write(contentsOf: Data("stop\n".utf8))
        try await wait { (try? self.execute("SELECT 1")) == nil }
    }

    private func wait(until condition: () -> Bool) async throws {
        for _ in 0..<600 {
            if condition() { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(output: "the server did not start or stop within half a minute")
    }

    /// Has the superuser do something, and gives what is printed.
    @discardableResult
    func execute(_ sql: String) throws -> String {
        try run(programs + "/psql", ["--no-psqlrc", "-v", "ON_ERROR_STOP=1", "-qAtc", sql, address()])
            .trimmingCharacters(in: .newlines)
    }

    /// Makes a schema that nobody else uses.
    func makeSchema() throws -> String {
        let schema = "test\(schemas.add(1, ordering: .relaxed).newValue)"
        try execute("CREATE SCHEMA \(schema)")
        return schema
    }

    func address(
        user: String = "tester",
        password: String = TemporaryPostgres.password,
        database: String = "postgres",
        schema: String? = nil,
        options: String = ""
    ) -> String {
        let place = "postgres://\(user):\(password)@127.0.0.1:\(port)/\(database)"
        return place + "?options=-csearch_path%3D\(schema ?? "public")" + options
    }
}

/// A port of 127.0.0.1 that nobody listens at.
func freePort() throws -> Int {
    #if canImport(Darwin)
    let stream = SOCK_STREAM
    #else
    let stream = Int32(SOCK_STREAM.rawValue)
    #endif
    let socket = socket(AF_INET, stream, 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
            bind(socket, pointer, length) == 0 && getsockname(socket, pointer, &length) == 0
        }
    }
    guard result else { throw TemporaryPostgres.Failure(output: "no port is free") }
    return Int(UInt16(bigEndian: address.sin_port))
}

/// Runs a program to its end, and gives what it printed.
@discardableResult
private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: "/")
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TemporaryPostgres.Failure(output: output) }
    return output
}
