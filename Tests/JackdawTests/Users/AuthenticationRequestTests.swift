import HTTPTypes
import Jackdaw
import NIOCore
import Testing
import WebSocketServer

@Suite("What a request says about its user")
struct AuthenticationRequestTests {
    private func request(
        _ headers: [(String, String)] = [],
        path: String = "/",
        peer: String = "10.0.0.1"
    ) throws -> AuthenticationRequest {
        var fields = HTTPFields()
        for (name, value) in headers {
            fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return AuthenticationRequest(
            head: HTTPRequest(method: .get, scheme: "http", authority: "bot.example", path: path, headerFields: fields),
            remoteAddress: try SocketAddress(ipAddress: peer, port: 1),
            trusting: try TrustedProxies(["10.0.0.0/8"])
        )
    }

    @Test("cookies are found by their exact names, in one field or several")
    func cookies() throws {
        let request = try request([("Cookie", "a=1; token=x=y; tokens=2"), ("Cookie", "late=3;token=second")])
        #expect(request.cookie("a") == "1")
        #expect(request.cookie("token") == "x=y")
        #expect(request.cookie("late") == "3")
        #expect(request.cookie("toke") == nil)
        #expect(request.cookie("Token") == nil)
    }

    @Test("a bearer token, the query and the path are read")
    func parts() throws {
        let request = try request([("Authorization", "bearer abc")], path: "/chat?ticket=a%20b")
        #expect(request.bearerToken == "abc")
        #expect(request.query("ticket") == "a b")
        #expect(request.path == "/chat")
        #expect(try self.request([("Authorization", "Basic abc")]).bearerToken == nil)
    }

    @Test("the client's address is the one that a trusted proxy tells, and only such a one")
    func addresses() throws {
        let forwarded = [("X-Forwarded-For", "192.0.2.7")]
        let proxied = try request(forwarded)
        #expect(proxied.isFromTrustedProxy && proxied.clientAddress == "192.0.2.7")
        let direct = try request(forwarded, peer: "203.0.113.9")
        #expect(!direct.isFromTrustedProxy && direct.clientAddress == "203.0.113.9")
    }

    @Test("a header names the user only when a trusted proxy has set it")
    func trustedHeader() throws {
        let authenticator = TrustedHeaderAuthenticator(nameField: "X-Forwarded-Preferred-Username")
        let named = [("x-forwarded-user", "u1"), ("X-Forwarded-Preferred-Username", "Ada")]
        #expect(try authenticator.authenticate(request(named)) == AuthenticatedUser(id: "u1", name: "Ada"))
        #expect(try authenticator.authenticate(request()) == nil)
        #expect(try authenticator.authenticate(request([("X-Forwarded-User", "")])) == nil)
        #expect(try authenticator.authenticate(request(peer: "203.0.113.9")) == nil)
        let forged = try request(named, peer: "203.0.113.9")
        #expect(throws: AuthenticationRefused.self) { try authenticator.authenticate(forged) }
        let twice = try request(named + [("X-Forwarded-User", "root")])
        #expect(throws: AuthenticationRefused.self) { try authenticator.authenticate(twice) }
    }
}
