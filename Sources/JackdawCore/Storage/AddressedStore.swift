/// A store that can be named on the command line: `--store sqlite:bot.db`.
///
/// ```swift
/// bot.use(storeKinds: SQLiteStore.self, PostgresStore.self)
/// ```
public protocol AddressedStore: SessionStore {
    /// What addresses of such stores begin with, without the colon (RFC 3986, section 3.1).
    static var schemes: [String] { get }

    /// The store at an address, which begins with one of the ``schemes`` and a colon.
    ///
    /// - Throws: ``StoreError`` when it is no such address.
    init(address: String) throws

    /// Opens a store that is there already, to read it; it may be in use.
    ///
    /// - Throws: ``StoreError`` when there is none, or it is of another version. Nothing is made or changed.
    func openForReading() async throws
}
