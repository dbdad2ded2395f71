import Testing

@testable import PermessageDeflate

@Suite("Negotiation of permessage-deflate")
struct NegotiationTests {
    static let answered: [([String], String)] = [
        (["permessage-deflate"], "permessage-deflate"),
        (["permessage-deflate; client_max_window_bits"], "permessage-deflate; client_max_window_bits=12"),
        (["permessage-deflate; client_max_window_bits=10"], "permessage-deflate; client_max_window_bits=10"),
        (["permessage-deflate; client_max_window_bits=\"9\""], "permessage-deflate; client_max_window_bits=9"),
        (["permessage-deflate; server_max_window_bits=10"], "permessage-deflate; server_max_window_bits=10"),
        (["permessage-deflate; server_max_window_bits=15"], "permessage-deflate; server_max_window_bits=12"),
        (["permessage-deflate; server_no_context_takeover"], "permessage-deflate; server_no_context_takeover"),
        (["permessage-deflate; client_no_context_takeover"], "permessage-deflate; client_no_context_takeover"),
        // The first that can be honoured is taken, over all lines.
        (["permessage-deflate; server_max_window_bits=8, permessage-deflate"], "permessage-deflate"),
        (
            ["x-other; a=b", "permessage-deflate; unknown, permessage-deflate; server_max_window_bits=9"],
            "permessage-deflate; server_max_window_bits=9"
        ),
        (["  Permessage-Deflate ;\tSERVER_NO_CONTEXT_TAKEOVER , "], "permessage-deflate; server_no_context_takeover"),
    ]

    static let declined: [[String]] = [
        [], [""], ["x-webkit-deflate-frame"],
        ["permessage-deflate; server_max_window_bits"],
        ["permessage-deflate; server_max_window_bits=8"],
        ["permessage-deflate; server_max_window_bits=7"],
        ["permessage-deflate; server_max_window_bits=16"],
        ["permessage-deflate; server_max_window_bits=010"],
        ["permessage-deflate; server_max_window_bits=+9"],
        ["permessage-deflate; client_max_window_bits=99999999999999999999"],
        ["permessage-deflate; client_max_window_bits=\"\""],
        ["permessage-deflate; client_max_window_bits=\"10"],
        ["permessage-deflate; server_no_context_takeover=true"],
        ["permessage-deflate; server_no_context_takeover; server_no_context_takeover"],
        ["permessage-deflate; unknown=1"],
        ["permessage-deflate server_no_context_takeover"],
        ["permessage-deflate;"], ["permessage-deflate; =1"], ["perm\u{e4}"],
    ]

    private let server = DeflateNegotiation(serverWindowBits: 12, clientWindowBits: 12)

    @Test(
        "an offer is answered as RFC 7692 wants it",
        arguments: Self.answered
    )
    func answers(lines: [String], answer: String) {
        #expect(server.answer(to: lines)?.headerValue == answer)
    }

    @Test(
        "an offer that cannot be honoured is declined",
        arguments: Self.declined
    )
    func declines(lines: [String]) {
        #expect(server.answer(to: lines) == nil)
    }

    @Test("a server that keeps no context says so unasked")
    func noTakeover() {
        let server = DeflateNegotiation(serverContextTakeover: false, clientContextTakeover: false)
        #expect(
            server.answer(to: ["permessage-deflate"])?.headerValue
                == "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
        )
    }

    @Test("a client reads the answer, and refuses one that breaks the rules")
    func clientSide() {
        let parameters = DeflateParameters(answer: ["permessage-deflate; server_max_window_bits=10"])
        #expect(parameters == DeflateParameters(serverMaxWindowBits: 10))
        #expect(DeflateParameters(answer: ["permessage-deflate; client_max_window_bits"]) == nil)
        #expect(DeflateParameters(answer: ["permessage-deflate, permessage-deflate"]) == nil)
        #expect(DeflateParameters(answer: ["other"]) == nil)
    }
}
