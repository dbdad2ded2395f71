import Jackdaw

enum Room: String, StateID, CaseIterable { case entrance, exhibit, returning }

/// Makes a bot that shows every kind of reply there is, each by its name, and hands back the files it is given.
func makeGallery() throws(InvalidBot) -> Bot {
    try Bot("gallery", initial: Room.entrance) {
        State(.entrance) {}
        State(.exhibit) {
            Body { session in
                try await show(session.message?.text ?? "", in: session)
            }
        }
        State(.returning) {
            Body { session in
                guard let file = session.message?.file else { return }
                try await session.reply(.file(file))
            }
        }
        // From wherever one stands, also after an exhibit that broke.
        EveryState {
            When(.file(), goTo: .returning)
            When(.anyMessage, goTo: .exhibit)
        }
    }
}

/// Shows the exhibit of a name, or the list of them.
private func show(_ text: String, in session: Session) async throws {
    let words = text.split(separator: " ")
    let name = words.first?.lowercased() ?? ""
    switch name {
    case "echo":
        try await session.reply(text)
    case "dataframe":
        try await session.reply(.dataFrame(makeTable(rows: count(words) ?? 5)))
    case "table":
        try await session.reply(.dataFrame(makeWideTable(rows: count(words) ?? 10_000)))
    case "many":
        for number in 1...(count(words) ?? 100) { try await session.reply("This is message \(number).") }
    case "stream" where count(words) != nil:
        let tokens = count(words) ?? 1
        try await session.reply(
            .stream { emit in
                for number in 1...tokens { try await emit(number % 50 == 0 ? "word.\n\n" : "word ") }
            }
        )
    case "plot":
        try await session.reply(.plotly(makePlot(points: count(words) ?? 50)))
    default:
        if let exhibit = exhibits[name] {
            try await exhibit(session)
        } else {
            try await session.reply(.markdown(directory))
        }
    }
}

/// The list of what there is to see.
private let directory = """
    Say what you want to see: `text`, `markdown`, `html`, `dataframe`, `options`, `plot`, `file`, `image`, `audio`, \
    `location`, `markers`, `charts`, `rag`, `custom`, `stream`, `slow` or `error`. `dataframe 1000` and `plot 1000` are \
    larger ones, `table 1000000` has ten columns, `many 1000` are as many messages, `stream 1000` as many words, `echo` says \
    something back, and a file that you send comes back too.
    """

/// The number that follows a name, as in `plot 1000`.
private func count(_ words: [Substring]) -> Int? {
    guard words.count > 1, let count = Int(words[1]), (1...1_000_000).contains(count) else { return nil }
    return count
}
