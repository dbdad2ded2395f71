/// What a server answered to an HTTP request.
public struct HTTPTestResponse: Sendable {
    /// The status code.
    public var status: Int

    /// The header fields, in the order in which they came.
    public var headers: [(name: String, value: String)]

    /// The body, as it was sent: not decompressed.
    public var body: [UInt8]

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The first header field of this name, upper and lower case alike.
    public subscript(name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
