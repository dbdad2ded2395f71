import Benchmark
import PermessageDeflate

func negotiationBenchmarks() {
    let offers = [
        ("a browser's offer", ["permessage-deflate; client_max_window_bits"]),
        (
            "four offers",
            [
                "x-unknown; mode=\"fast\", permessage-deflate; server_no_context_takeover; client_max_window_bits=20",
                "permessage-deflate; server_max_window_bits=10; client_max_window_bits=\"12\", permessage-deflate",
            ]
        ),
    ]
    let negotiation = DeflateNegotiation()
    for (name, lines) in offers {
        measure("Sec-WebSocket-Extensions, parse, \(name)", .small) {
            blackHole(WebSocketExtension.parse(lines))
        }
        measure("Sec-WebSocket-Extensions, parse and answer, \(name)", .small) {
            blackHole(negotiation.answer(to: lines)?.headerValue)
        }
    }
}
