import FuzzSupport
import PermessageDeflate

/// The input's octets: what the server wants, then header lines between line feeds.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzExtensions(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    var input = Input(data, size)
    let wishes = input.octets(2)
    let lines = input.rest().split(separator: 0x0A, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
    }
    checkGrammar(lines)
    checkAnswer(DeflateNegotiation().answer(to: lines))
    if wishes.count == 2 {
        let negotiation = DeflateNegotiation(
            serverWindowBits: Int(wishes[0] & 15),
            clientWindowBits: Int(wishes[0] >> 4),
            serverContextTakeover: wishes[1] & 1 == 0,
            clientContextTakeover: wishes[1] & 2 == 0
        )
        let answer = negotiation.answer(to: lines)
        checkAnswer(answer)
        if let answer {
            require((answer.serverMaxWindowBits ?? 15) >= 9, "a window that zlib cannot make")
            require(
                negotiation.serverContextTakeover || answer.serverNoContextTakeover,
                "the server's wish to start afresh was lost"
            )
        }
    }
    // A client reads such lines too.
    if let read = DeflateParameters(answer: lines) {
        require(DeflateParameters(answer: [read.headerValue]) == read, "what a client read does not read back")
    }
    return 0
}

/// What was read, written plainly, reads back the same.
private func checkGrammar(_ lines: [String]) {
    guard let parsed = WebSocketExtension.parse(lines) else { return }
    let written = parsed.map { one in
        let parameters = one.parameters.map { parameter in
            parameter.value.map { "\(parameter.name)=\($0)" } ?? parameter.name
        }
        return ([one.name] + parameters).joined(separator: "; ")
    }
    require(WebSocketExtension.parse(written) == parsed, "line by line, \(written) reads otherwise")
    require(WebSocketExtension.parse([written.joined(separator: ", ")]) == parsed, "\(written) reads otherwise")
}

/// An answer is one that a client may accept.
private func checkAnswer(_ answer: DeflateParameters?) {
    guard let answer else { return }
    let value = answer.headerValue
    require(WebSocketExtension.parse([value])?.count == 1, "the answer breaks the grammar: \(value)")
    require(DeflateParameters(answer: [value]) == answer, "a client would refuse the answer \(value)")
    if let bits = answer.serverMaxWindowBits { require((9...15).contains(bits), "server window of \(bits)") }
    if let bits = answer.clientMaxWindowBits { require((8...15).contains(bits), "client window of \(bits)") }
}
