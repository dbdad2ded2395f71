import JackdawCore

extension ReplyContent {
    /// What a reader of the reply reads first: its text, whatever kind of text that is, or the words of its sound.
    var wording: String? {
        switch self {
        case .audio(let audio): audio.text
        default: text
        }
    }

    /// The reply as a line of a conversation that is told.
    var line: String {
        switch self {
        case .text(let text): text
        case .markdown(let text): "[markdown] \(text)"
        case .html(let text): "[html] \(text)"
        case .options(let options): "[options] " + options.options.map(\.label).joined(separator: " | ")
        case .dataFrame(let frame): frame.line
        case .plot(let plot): "[plot] \(plot.json.excerpt)"
        case .file(let file): "[file] \(file.line)"
        case .image(let image): "[image] \(image.type), \(image.data.count) octets"
        case .audio(let audio): "[audio] " + (audio.text ?? audio.name ?? "")
        case .location(let location): "[location] \(location)"
        case .retrieval(let answer): "[retrieval] \(answer.answer), from \(answer.documents.count) documents"
        case .custom(let name, let value): "[custom \(name)] \(value.excerpt)"
        }
    }
}

extension File {
    var line: String { "\(name), \(type), \(data.count) octets" }
}

extension DataFrame {
    fileprivate var line: String {
        let names = columns.map(\.name).joined(separator: ", ")
        return "[dataFrame] \(rowCount) rows of \(names)" + (title.map { ": \($0)" } ?? "")
    }
}

extension JSONValue {
    /// The value as JSON, cut where it gets long.
    var excerpt: String { description.shortened(to: 200) }
}
