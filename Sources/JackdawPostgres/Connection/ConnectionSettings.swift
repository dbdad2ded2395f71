import JackdawCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Which server is connected to, and how.
struct ConnectionSettings: Sendable {
    /// Values of libpq's keywords (section 34.1.2 of PostgreSQL's manual), a password among them perhaps.
    private let values: [String: String]
    /// Where the server is, for people to read.
    let place: String

    /// - Parameter address: A connection URI (section 34.1.1.2).
    /// - Throws: ``StoreError`` when it is malformed.
    init(address: String) throws(StoreError) {
        let own = try Self.values(in: address)
        let environment = Self.environment
        // "any" is what libpq itself has for `target_session_attrs`.
        let defaults = Self.defaults.filter { environment[$0.key] ?? "any" == "any" }
        values = defaults.merging(own) { _, own in own }
        place = Self.place(environment.merging(own) { _, own in own })
    }

    /// What holds where neither address nor environment say anything.
    ///
    /// Without them a server whose machine is gone would be waited for until the kernel gives up, after a quarter of
    /// an hour or more.
    private static let defaults = [
        "fallback_application_name": "jackdaw",
        // Seconds; for each address of a host.
        "connect_timeout": "10",
        "keepalives_idle": "30",
        "keepalives_interval": "10",
        "keepalives_count": "3",
        // Milliseconds.
        "tcp_user_timeout": "30000",
        // Of several hosts, the one that can be written to.
        "target_session_attrs": "read-write",
    ]

    /// Server and database: `localhost:5432/bot`.
    private static func place(_ values: [String: String]) -> String {
        let hosts = (values["host"] ?? values["hostaddr"] ?? "localhost").split(separator: ",")
        let ports = (values["port"] ?? "5432").split(separator: ",")
        let servers = hosts.indices.map { index in
            "\(hosts[index]):\(index < ports.count ? ports[index] : ports.last ?? "5432")"
        }
        let database = values["dbname"] ?? values["user"] ?? ""
        return servers.joined(separator: ",") + "/" + database
    }

    /// Keywords and values as libpq takes them: two arrays, each ended by NULL.
    func withParameters<Result>(
        _ body: ([UnsafePointer<CChar>?], [UnsafePointer<CChar>?]) -> Result
    ) -> Result {
        let strings = values.map { (strdup($0.key), strdup($0.value)) }
        defer {
            for (keyword, value) in strings {
                free(keyword)
                free(value)
            }
        }
        return body(strings.map { UnsafePointer($0.0) } + [nil], strings.map { UnsafePointer($0.1) } + [nil])
    }
}

extension String {
    /// libpq's messages have several lines, and an end of line.
    var onOneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A message that more is to follow; some of libpq's end with a question, some with nothing.
    var asSentence: String {
        let line = onOneLine
        return line.hasSuffix("?") || line.hasSuffix(".") ? line : line + "."
    }
}
