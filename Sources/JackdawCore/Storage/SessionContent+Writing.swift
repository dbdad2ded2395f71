#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What is stored with every message is written straight into octets, in the form in which the types encode themselves:
/// that takes a tenth of the time. What is rare is left to them.
extension SessionContent {
    func text() throws -> String {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.key("format")
        writer.integer(format)
        writer.key("machine")
        machine.write(to: &writer)
        writer.key("variables")
        writer.beginObject()
        for (name, value) in variables {
            writer.key(name)
            writer.write(value)
        }
        writer.endObject()
        writer.key("parameters")
        writer.beginObject()
        for (name, value) in parameters {
            writer.key(name)
            writer.write(try JSONValue(encoding: value))
        }
        writer.endObject()
        writer.key("form")
        form.write(to: &writer)
        if let timersStarted {
            writer.key("timersStarted")
            writer.number(timersStarted.timeIntervalSinceReferenceDate)
        }
        writer.key("sequence")
        writer.integer(sequence)
        writer.key("waiting")
        writer.beginArray()
        for work in waiting { writer.write(try JSONValue(encoding: work)) }
        writer.endArray()
        writer.key("notes")
        notes.write(to: &writer)
        writer.optional("secretHash", secretHash)
        if let earlierSecretHashes {
            writer.key("earlierSecretHashes")
            writer.write(JSONValue.array(earlierSecretHashes.map { .string($0) }))
        }
        writer.key("hasServerID")
        writer.bool(hasServerID)
        writer.optional("lastText", lastText)
        writer.optional("attempts", attempts)
        writer.endObject()
        return writer.text
    }
}

extension FormProgress {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.optional("previous", previous)
        writer.key("attempts")
        writer.integer(attempts)
        writer.endObject()
    }
}

extension SessionLedger.Notes {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("provisional")
        writer.integers(provisional)
        writer.key("withdrawn")
        writer.integers(withdrawn)
        writer.key("receipts")
        writer.beginArray()
        for receipt in receipts {
            writer.beginObject()
            writer.optional("clientID", receipt.clientID)
            writer.optional("sequence", receipt.sequence)
            writer.endObject()
        }
        writer.endArray()
        writer.key("generations")
        writer.beginArray()
        for generation in generations {
            writer.beginObject()
            writer.optional("id", generation.id)
            writer.key("from")
            writer.integer(generation.from)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }
}

extension JournalFrame {
    func storedText() throws -> String {
        guard kind.isMostlyText else { return try JSONValue(encoding: self).description }
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("sequence")
        writer.integer(sequence)
        writer.optional("id", id)
        writer.key("date")
        writer.number(date.timeIntervalSinceReferenceDate)
        writer.key("kind")
        writer.beginObject()
        switch kind {
        case .reply(.text(let text)):
            writer.payload("reply") { $0.object { $0.payload("text") { $0.string(text) } } }
        case .reply(.markdown(let text)):
            writer.payload("reply") { $0.object { $0.payload("markdown") { $0.string(text) } } }
        case .user(let message):
            try writer.payload("user") { try message.write(to: &$0) }
        default:
            break
        }
        writer.endObject()
        writer.endObject()
        return writer.text
    }
}

extension JournalFrame.Kind {
    fileprivate var isMostlyText: Bool {
        switch self {
        case .reply(.text), .reply(.markdown): true
        case .user(let message): if case .text = message.content { true } else { false }
        default: false
        }
    }
}

extension UserMessage {
    fileprivate func write(to writer: inout JSONWriter) throws {
        writer.beginObject()
        writer.optional("id", id)
        writer.key("content")
        writer.beginObject()
        writer.payload("text") { $0.string(text) }
        writer.endObject()
        writer.key("author")
        writer.write(try JSONValue(encoding: author))
        writer.key("date")
        writer.number(date.timeIntervalSinceReferenceDate)
        writer.optional("clientID", clientID)
        if let chosen {
            writer.key("chosen")
            writer.write(try JSONValue(encoding: chosen))
        }
        writer.endObject()
    }
}

extension JSONWriter {
    /// Writes a key and a string, where there is one.
    mutating func optional(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        string(value)
    }

    /// Writes a key and a number, where there is one.
    fileprivate mutating func optional(_ key: String, _ value: Int?) {
        guard let value else { return }
        self.key(key)
        integer(value)
    }

    fileprivate mutating func object(_ content: (inout JSONWriter) -> Void) {
        beginObject()
        content(&self)
        endObject()
    }

    fileprivate mutating func integers(_ values: [Int]) {
        beginArray()
        for value in values { integer(value) }
        endArray()
    }

    /// Writes a case of an enum with its one unnamed value, as enums encode themselves; within an object.
    fileprivate mutating func payload(_ name: String, _ value: (inout JSONWriter) throws -> Void) rethrows {
        key(name)
        beginObject()
        key("_0")
        try value(&self)
        endObject()
    }
}
