internal import JackdawCore

/// What is seen of a chat: the bot's replies, and the prompt below them.
actor ChatScreen {
    private let terminal: Terminal
    private let text: ReplyText
    private var isPrompting = false
    /// The stream that is being written, at whose end the cursor stands.
    private var stream: String?
    /// The options that may be chosen by their numbers.
    private var offer: (reply: String, options: Options)?
    private var files: [File] = []

    init(terminal: Terminal) {
        self.terminal = terminal
        text = ReplyText(terminal: terminal)
    }

    // MARK: What the user can refer to

    /// The option that a line stands for, with the id of the reply that offers it.
    func option(numbered line: String) -> (reply: String, option: Options.Option)? {
        guard let offer, let number = Int(line.filter { !$0.isWhitespace }),
            offer.options.options.indices.contains(number - 1)
        else { return nil }
        return (offer.reply, offer.options.options[number - 1])
    }

    /// Options are offered until something is said; of those that take several answers the others remain.
    func forgetOptions(chosen: Options.Option? = nil, of reply: String? = nil) {
        if chosen != nil, reply == offer?.reply, offer?.options.multiple == true { return }
        offer = nil
    }

    /// The file, picture or sound that was shown with a number.
    func file(numbered number: Int) -> File? {
        files.indices.contains(number - 1) ? files[number - 1] : nil
    }

    // MARK: What is shown

    func show(_ event: ChatEvent) {
        switch event {
        case .output(let output): show(output)
        case .lines(let lines): above { lines.forEach(terminal.print) }
        case .prompt:
            guard !isPrompting else { return }
            isPrompting = true
            if stream == nil { prompt() }
        case .entered: isPrompting = false
        case .ended: if isPrompting, terminal.isInteractive { terminal.write("\n") }
        case .shown(let continuation): continuation.resume()
        }
    }

    private func show(_ output: SessionOutput) {
        switch output {
        case .history(let entries, _): for entry in entries { show(entry.frame) }
        case .frame(let frame): show(frame)
        case .failure(let failure): above { terminal.print(terminal.styled("\(failure)", .yellow)) }
        case .attached, .caughtUp, .typing, .notStored, .moved, .ended: break
        }
    }

    private func show(_ frame: JournalFrame) {
        switch frame.kind {
        case .reply(let content): above { show(content, of: frame.id) }
        case .streamBegan:
            interrupt()
            stream = frame.id
        case .streamDelta(let piece):
            guard stream == frame.id else { return }
            terminal.write(piece.withoutControls)
        case .streamEnded(let end, let whole):
            // Something else was said meanwhile, which broke it off: here is all of it.
            guard stream == frame.id else { return above { terminal.print(whole.withoutControls) } }
            stream = nil
            terminal.write(end == .finished ? "\n" : terminal.styled(" [\(end.rawValue)]", .yellow) + "\n")
            if isPrompting { prompt() }
        case .transcript(let words): above { terminal.print(terminal.styled("heard: \(words)", .faint)) }
        case .restarted:
            offer = nil
            above { terminal.print(terminal.styled("— it begins again —", .faint)) }
        case .user(let message):
            // What was typed stands there; what a number stood for does not.
            guard terminal.isInteractive, message.chosen != nil else { return }
            above { terminal.print(terminal.styled("  \(message.text.withoutControls)", .faint)) }
        case .chosen: break
        }
    }

    private func show(_ content: ReplyContent, of reply: String) {
        var number: Int?
        if let file = content.keepable {
            files.append(file)
            number = files.count
        }
        if case .options(let options) = content { offer = (reply, options) }
        terminal.print(text.lines(of: content, number: number))
    }

    /// Prints something in place of the prompt, which follows it again.
    private func above(_ print: () -> Void) {
        interrupt()
        print()
        if isPrompting { prompt() }
    }

    /// Puts the cursor at the beginning of a line that is empty.
    private func interrupt() {
        if stream != nil {
            terminal.write("\n")
            stream = nil
        } else if isPrompting {
            terminal.write("\r\u{1B}[K")
        }
    }

    private func prompt() { terminal.write(terminal.styled("> ", .bold)) }
}

extension ReplyContent {
    /// What can be kept as a file.
    fileprivate var keepable: File? {
        switch self {
        case .file(let file): file
        case .image(let image): image.file
        case .audio(let audio): audio.file
        case .text, .markdown, .html, .options, .dataFrame, .plot, .location, .retrieval, .custom: nil
        }
    }
}
