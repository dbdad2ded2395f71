internal import JackdawCore

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Replies as a terminal shows them.
struct ReplyText {
    let terminal: Terminal

    /// A reply in lines; a file, a picture or a sound goes by its number.
    func lines(of content: ReplyContent, number: Int? = nil) -> [String] {
        switch content {
        case .text(let text): [text.withoutControls]
        case .markdown(let text): MarkdownText(terminal: terminal).lines(of: text.withoutControls)
        case .html(let html): [SpokenText.ofHTML(html).withoutControls]
        case .options(let options): lines(of: options)
        case .dataFrame(let frame): TableText(width: terminal.width()).lines(of: frame)
        case .retrieval(let answer): lines(of: answer)
        case .plot(let plot): [mark(plot.words)]
        case .file(let file): [mark("file \(file.name), \(file.type), \(size(file.data))", number)]
        case .image(let image):
            [mark("image \(image.description ?? image.file.name), \(image.type), \(size(image.data))", number)]
        case .audio(let audio):
            [mark("audio \(audio.text.map { "“\($0)”" } ?? audio.file.name), \(size(audio.file.data))", number)]
        case .location(let location): location.markers.map { mark("place \(words(of: $0, in: location))") }
        case .custom(let name, let value): [mark("\(name): \(value)".cut(to: terminal.width() - 4))]
        }
    }

    /// An entry of the history: who said it, and what.
    func lines(of entry: HistoryEntry) -> [String] {
        let (who, said): (String, [String])
        switch entry.frame.kind {
        case .user(let message):
            who = "user"
            said = [message.file.map { "[\($0.name)] \(entry.transcript ?? "")" } ?? message.text.withoutControls]
        case .reply(let content): (who, said) = ("bot", lines(of: content))
        case .restarted: return [terminal.styled("— it begins again —", .faint)]
        case .streamBegan, .streamDelta, .streamEnded, .chosen, .transcript: return []
        }
        let text = said.joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
        return text.enumerated().map { index, line in
            (index == 0 ? "\(who): ".padded(to: 6) : String(repeating: " ", count: 6)) + line
        }
    }

    private func mark(_ text: String, _ number: Int? = nil) -> String {
        let kept = number.map { "\($0): " } ?? ""
        return terminal.styled("[\(kept)\(text.withoutControls.replacing("\n", with: " "))]", .cyan)
    }

    private func lines(of options: Options) -> [String] {
        options.options.enumerated().map { index, option in
            let description = option.description.map { " – \($0)" } ?? ""
            return "  \(terminal.styled("\(index + 1)", .bold)) " + (option.label + description).withoutControls
        }
    }

    private func lines(of answer: RetrievalAnswer) -> [String] {
        [answer.answer.withoutControls]
            + answer.documents.map { document in
                let page = document.page.map { ", page \($0)" } ?? ""
                return mark("source \(document.source ?? document.content.cut(to: 60))\(page)")
            }
    }

    private func words(of marker: Location.Marker, in location: Location) -> String {
        let name = marker.label ?? location.title
        return "\(name.map { "\($0), " } ?? "")\(marker.latitude), \(marker.longitude)"
    }

    private func size(_ data: Data) -> String {
        switch data.count {
        case ..<1024: "\(data.count) bytes"
        case ..<(1 << 20): "\(data.count >> 10) KiB"
        default: "\(data.count >> 20) MiB"
        }
    }
}

extension Plot {
    /// What is known of a chart without drawing it: its title, and the types of its traces.
    fileprivate var words: String {
        let title = json["layout"]?["title"]
        let name = title?.stringValue ?? title?["text"]?.stringValue
        let traces = (json["data"]?.arrayValue ?? []).map { $0["type"]?.stringValue ?? "scatter" }
        return "plot\(name.map { " “\($0)”" } ?? "")\(traces.isEmpty ? "" : " (\(traces.joined(separator: ", ")))")"
    }
}
