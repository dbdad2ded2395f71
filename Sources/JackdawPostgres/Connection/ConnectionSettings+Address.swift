import CPostgres
import JackdawCore

extension ConnectionSettings {
    /// What an address says, by libpq's keywords.
    ///
    /// An address holds a password perhaps, and what libpq says about a malformed one quotes it: nothing of that goes
    /// into an error.
    static func values(in address: String) throws(StoreError) -> [String: String] {
        guard let start = ["postgres://", "postgresql://"].first(where: address.hasPrefix) else {
            throw malformed("it does not begin with postgres://")
        }
        try checkPassword(in: address.dropFirst(start.count))
        let parsed = parse(address)
        guard let values = parsed.values else {
            // What is wrong with it once nothing secret is in it may be told.
            throw malformed(parse(withoutSecrets(address, start: start)).problem ?? encodingAdvice)
        }
        if let ports = values["port"], !ports.split(separator: ",").allSatisfy({ UInt16($0) != nil }) {
            throw malformed("its port is no number from 0 to 65535; " + encodingAdvice)
        }
        return values
    }

    /// A password with a `/` or `@` would be taken for a part of the host or the database, and be quoted as such.
    private static func checkPassword(in rest: Substring) throws(StoreError) {
        let place = rest.prefix { $0 != "?" }
        let authority = place.prefix { $0 != "/" }
        let isInPath = place.dropFirst(authority.count).contains("@")
        guard !isInPath, authority.count(where: { $0 == "@" }) <= 1 else {
            throw malformed("it has an @ where none can stand; " + encodingAdvice)
        }
    }

    private static func parse(_ address: String) -> (values: [String: String]?, problem: String?) {
        var message: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(message) }
        let options = PQconninfoParse(address, &message)
        defer { PQconninfoFree(options) }
        return (options.map { values($0) }, message.map { String(cString: $0).onOneLine })
    }

    /// The keywords that have a value, of those in an array that ends with one without a name.
    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { values[String(cString: keyword)] = String(cString: value) }
            option = option.advanced(by: 1)
        }
        return values
    }

    /// Without all that stands before the last `@`, and without values of keywords that could be a password's.
    private static func withoutSecrets(_ address: String, start: String) -> String {
        var address = address
        if let end = address.lastIndex(of: "@") {
            address.replaceSubrange(address.startIndex..<end, with: start + "user")
        }
        return address.replacing(/([?&][^=&]*(?i:pass|%)[^=&]*=)[^&]*/) { "\($0.output.1)…" }
    }

    private static var encodingAdvice: String {
        "in a user's name or password write %40 for @, %2F for /, %3A for : and %25 for %"
    }

    private static func malformed(_ problem: String) -> StoreError {
        StoreError(
            .misconfigured,
            "The address of the PostgreSQL database cannot be read: \(problem). "
                + "Write it as postgres://user@host:5432/database."
        )
    }
}

extension ConnectionSettings {
    /// libpq's own defaults, which are those of the environment (`PGHOST` …) and of its build.
    static var environment: [String: String] {
        let options = PQconndefaults()
        defer { PQconninfoFree(options) }
        return options.map { values($0) } ?? [:]
    }
}
