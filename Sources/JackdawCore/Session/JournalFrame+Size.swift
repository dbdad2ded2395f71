#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension JournalFrame.Kind {
    /// About how much memory it takes; exact for what is large.
    var approximateOctets: Int {
        let content =
            switch self {
            case .user(let message): message.content.approximateOctets
            case .reply(let content): content.approximateOctets
            case .streamDelta(let text), .streamEnded(_, let text), .transcript(let text): text.utf8.count
            case .chosen(let value, let label): value.utf8.count + label.utf8.count
            case .streamBegan, .restarted: 0
            }
        return 64 + content
    }
}

extension UserMessage.Content {
    /// About how much memory it takes; exact for what is large.
    var approximateOctets: Int {
        switch self {
        case .text(let text): text.utf8.count
        case .json(let object): JSONValue.object(object).approximateOctets
        case .file(let file): file.data.count
        case .voice(let file, let transcript): file.data.count + (transcript?.utf8.count ?? 0)
        }
    }
}

extension ReplyContent {
    var approximateOctets: Int {
        switch self {
        case .text(let text), .markdown(let text), .html(let text): text.utf8.count
        case .options(let options):
            options.options.reduce(0) { $0 + $1.label.utf8.count + $1.value.utf8.count + 48 }
        case .dataFrame(let frame): frame.approximateOctets
        case .plot(let plot): plot.json.approximateOctets
        case .file(let file): file.data.count
        case .image(let image): image.data.count
        case .audio(let audio):
            switch audio.content {
            case .samples(let samples): samples.count * 4 + (audio.text?.utf8.count ?? 0)
            case .encoded(let data, _): data.count + (audio.text?.utf8.count ?? 0)
            }
        case .location: 32
        case .retrieval(let answer):
            answer.documents.reduce(answer.answer.utf8.count) { $0 + $1.content.utf8.count + 64 }
        case .custom(_, let value): value.approximateOctets
        }
    }
}

extension DataFrame {
    /// About how much memory it takes.
    var approximateOctets: Int { columns.reduce(0) { $0 + $1.values.approximateOctets } }
}

extension DataFrame.ColumnValues {
    fileprivate var approximateOctets: Int {
        if case .strings(let values) = self { return values.reduce(0) { $0 + ($1?.utf8.count ?? 0) + 16 } }
        return count * 9
    }
}

extension JSONValue {
    fileprivate var approximateOctets: Int {
        switch self {
        case .null, .bool, .integer, .number: 16
        case .string(let text): 16 + text.utf8.count
        case .array(let values): values.reduce(16) { $0 + $1.approximateOctets }
        case .object(let object): object.reduce(16) { $0 + $1.key.utf8.count + 16 + $1.value.approximateOctets }
        }
    }
}
