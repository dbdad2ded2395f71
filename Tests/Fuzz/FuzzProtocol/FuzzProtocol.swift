import FuzzSupport
import JackdawCore

@testable import Jackdaw

/// The input's octets: one frame.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProtocol(_ data: UnsafePointer<UInt8>, _ size: Int) -> CInt {
    let frame = UnsafeRawBufferPointer(start: data, count: size)
    let depth = JackdawV1Decoder.maximumDepth
    let value = checkJSON(frame, maximumDepth: depth)
    checkFrame(value) { () throws(ProtocolError) in try BesserDecoder.decode(frame) }
    checkFrame(value) { () throws(ProtocolError) in try JackdawV1Decoder.decode(frame) }
    return 0
}

/// What is read can be written and read again; what nests too deeply is refused.
private func checkJSON(_ text: UnsafeRawBufferPointer, maximumDepth: Int) -> JSONValue? {
    do throws(JSONParseError) {
        let value = try JSONParser.parse(text, maximumDepth: maximumDepth)
        require(depth(of: value) <= maximumDepth, "a value nests deeper than \(maximumDepth)")
        var writer = JSONWriter()
        writer.write(value)
        require(
            (try? JSONParser.parse(writer.bytes, maximumDepth: maximumDepth)) == value,
            "\(writer.text) reads otherwise"
        )
        return value
    } catch {
        require((0...text.count).contains(error.offset), "an error at octet \(error.offset) of \(text.count)")
        return nil
    }
}

/// A decoder gives frames for objects only; its errors can be sent.
private func checkFrame(_ value: JSONValue?, _ decode: () throws(ProtocolError) -> ClientFrame) {
    do throws(ProtocolError) {
        let frame = try decode()
        require(value?.objectValue != nil, "a frame that is no JSON object was taken: \(frame)")
        guard case .message(let message) = frame else { return }
        if let id = message.clientID { require((1...64).contains(id.unicodeScalars.count), "an id of another length") }
        switch message.action {
        case .setVariables(let object):
            require(!object.isEmpty, "no variables")
            require(depth(of: .object(object)) <= JackdawV1Decoder.maximumDepth, "variables nest too deeply")
        case .say(.json(let object), _, _):
            require(depth(of: .object(object)) <= JackdawV1Decoder.maximumDepth, "a message nests too deeply")
        case .say(.file(let file), _, _), .say(.voice(let file, _), _, _):
            // It may become a path. By scalars: a slash followed by a joiner is another character, and still a slash.
            let dangerous = "/\\\0\r\n".unicodeScalars
            require(!file.name.unicodeScalars.contains { dangerous.contains($0) }, "a file named \(file.name)")
            require(!["", ".", ".."].contains(file.name), "a file named \(file.name)")
        default: break
        }
    } catch {
        let encoder = JackdawV1Encoder(
            link: { _, _ in fatalError("an error has no file") },
            tableLink: { _, _ in fatalError("an error has no table") }
        )
        let answer = encoder.error(error)
        require((try? JSONParser.parse(answer)) != nil, "an error that is no JSON: \(error)")
    }
}

private func depth(of value: JSONValue) -> Int {
    switch value {
    case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
    case .object(let object): 1 + (object.values.map(depth).max() ?? 0)
    default: 0
    }
}
