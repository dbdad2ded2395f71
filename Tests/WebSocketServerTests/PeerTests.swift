import HTTPTypes
import NIOCore
import Testing

@testable import WebSocketServer

@Suite("Who a client is")
struct PeerTests {
    @Test(
        "an address is in a network if its first bits are",
        arguments: [
            ("10.1.2.3", "10.0.0.0", 8, true), ("11.1.2.3", "10.0.0.0", 8, false), ("1.2.3.4", "0.0.0.0", 0, true),
            ("1.2.3.4", "1.2.3.5", 31, true), ("1.2.3.4", "1.2.3.5", 32, false),
            ("2001:db8::1", "2001:db8::", 32, true), ("2001:db9::1", "2001:db8::", 32, false),
            ("2001:db8::ff00", "2001:db8::", 120, false), ("2001:db8::ff", "2001:db8::", 120, true),
            ("::1", "0.0.0.0", 0, false), ("::ffff:10.1.2.3", "10.0.0.0", 8, true),
        ]
    )
    func networks(address: String, network: String, prefix: Int, isIn: Bool) throws {
        #expect(try #require(IPAddress(address)).isIn(try #require(IPAddress(network)), prefix: prefix) == isIn)
    }

    @Test("an IPv6 client is its network of 64 bits, an IPv4 client its address")
    func clients() throws {
        #expect(IPAddress("2001:db8::1")?.client == IPAddress("2001:db8::ffff:2")?.client)
        #expect(IPAddress("2001:db8::1")?.client != IPAddress("2001:db8:0:1::1")?.client)
        #expect(IPAddress("192.0.2.1")?.client != IPAddress("192.0.2.2")?.client)
        #expect(IPAddress("::ffff:192.0.2.1") == IPAddress("192.0.2.1"))
        #expect(IPAddress("localhost") == nil)
        #expect(IPAddress(try SocketAddress(unixDomainSocketPath: "/tmp/s")) == nil)
    }

    @Test(
        "what is no address and no network is refused by name",
        arguments: ["10.0.0.0/33", "::/129", "proxy", "1.2.3.4/", "/8"]
    )
    func invalid(text: String) {
        #expect(throws: InvalidProxyAddress(text: text)) { try TrustedProxies([text]) }
        #expect(InvalidProxyAddress(text: text).description.contains("10.0.0.0/8"))
    }

    @Test("a proxy is known by the socket's other end")
    func proxies() throws {
        let proxies = try TrustedProxies(["10.0.0.0/8"])
        #expect(proxies.contains(try SocketAddress(ipAddress: "10.1.2.3", port: 1)))
        #expect(!proxies.contains(try SocketAddress(ipAddress: "11.1.2.3", port: 1)))
        let nobody: SocketAddress? = nil
        #expect(!proxies.contains(nobody))
    }

    private static func client(
        _ fields: [(String, String)],
        from peer: String = "10.0.0.1",
        trusting: [String] = ["10.0.0.0/8", "fd00::/8"],
        _ field: TrustedProxies.Field
    ) throws -> TrustedProxies.Client {
        var headers = HTTPFields()
        for (name, value) in fields {
            headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return try TrustedProxies(trusting, field: field)
            .client(headers, authority: "inside:80", peer: try SocketAddress(ipAddress: peer, port: 4711))
    }

    @Test(
        "X-Forwarded-For is read from its end, up to the first address that is no trusted proxy's",
        arguments: [
            ([("X-Forwarded-For", "192.0.2.1")], "192.0.2.1"),
            ([("X-Forwarded-For", "6.6.6.6, 192.0.2.1, 10.0.0.2")], "192.0.2.1"),
            ([("X-Forwarded-For", "6.6.6.6"), ("X-Forwarded-For", "192.0.2.1")], "192.0.2.1"),
            ([("X-Forwarded-For", "[2001:db8::7]:99")], "2001:db8::7"),
            ([("X-Forwarded-For", "192.0.2.1:5555")], "192.0.2.1"),
            ([("X-Forwarded-For", "192.0.2.1, unknown, 10.0.0.2")], "10.0.0.2"),
            ([("X-Forwarded-For", "")], "10.0.0.1"),
            ([("Forwarded", "for=192.0.2.1")], "10.0.0.1"),
            ([], "10.0.0.1"),
        ] as [([(String, String)], String)]
    )
    func xForwardedFor(fields: [(String, String)], address: String) throws {
        #expect(try Self.client(fields, .xForwardedFor).address == address)
        #expect(try Self.client(fields, from: "192.0.2.66", .xForwardedFor).address == "192.0.2.66")
        #expect(try Self.client(fields, trusting: [], .xForwardedFor).address == "10.0.0.1")
    }

    @Test(
        "Forwarded is read as RFC 7239 has it",
        arguments: [
            ("for=192.0.2.43", "192.0.2.43"),
            ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
            ("for=192.0.2.43, for=198.51.100.17", "198.51.100.17"),
            ("for=192.0.2.43;proto=https;by=203.0.113.43", "192.0.2.43"),
            ("for=192.0.2.43, for=\"[fd00::1]\"", "192.0.2.43"),
            ("for=\"a, for=6.6.6.6\"", "10.0.0.1"),
            ("for=_hidden", "10.0.0.1"),
            ("by=1.2.3.4", "10.0.0.1"),
            ("for=\"192.0.2.43", "10.0.0.1"),
            (";;,,=", "10.0.0.1"),
        ]
    )
    func forwarded(value: String, address: String) throws {
        #expect(try Self.client([("Forwarded", value)], .forwarded).address == address)
    }

    @Test("a trusted proxy says what the client has connected to")
    func authority() throws {
        let xForwarded = [("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Host", "chat.example.org")]
        #expect(try Self.client(xForwarded, .xForwardedFor).authority == "chat.example.org")
        #expect(try Self.client(xForwarded, from: "192.0.2.66", .xForwardedFor).authority == "inside:80")
        let forwarded = [("Forwarded", "for=192.0.2.1;host=\"chat.example.org:8443\"")]
        #expect(try Self.client(forwarded, .forwarded).authority == "chat.example.org:8443")
    }

    @Test("pages of a proxy's public name are of the same origin")
    func originBehindProxy() async throws {
        var configuration = WebSocketConfiguration()
        configuration.origins = .sameOrigin
        configuration.trustedProxies = try TrustedProxies(["127.0.0.1"])
        try await TestServer.run(configuration) { server in
            let names = ["X-Forwarded-For: 192.0.2.1", "X-Forwarded-Host: chat.example.org"]
            _ = try await server.open(names + ["Origin: https://chat.example.org"])
            await #expect(throws: TestServer.Refused.self) {
                _ = try await server.open(names + ["Origin: https://evil.example"])
            }
        }
    }

    @Test(
        "origins are permitted as configured",
        arguments: [
            (OriginPolicy.sameOriginOrLocalhost, "http://localhost:3000", true),
            (.sameOriginOrLocalhost, "https://a.example", false),
            (.sameOriginOrLocalhost, "http://bot.example:8765", true),
            (.sameOrigin, "http://localhost:3000", false),
            (.sameOrigin, "http://bot.example:8765", true),
            (.listed(["https://A.example"]), "https://a.example", true),
            (.listed(["https://a.example"]), "http://a.example", false),
            (.listed(["https://a.example"]), "http://localhost", false),
            (.any, "https://a.example", true),
            (.any, "null", true),
            (.sameOriginOrLocalhost, "null", false),
        ]
    )
    func origins(policy: OriginPolicy, origin: String, isPermitted: Bool) {
        #expect(policy.permits(origin, authority: "bot.example:8765") == isPermitted)
        #expect(policy.permits(nil, authority: "bot.example:8765"))
    }
}
