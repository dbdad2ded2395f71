import Jackdaw

enum Step: String, StateID, CaseIterable {
    case welcome, empty, reading, sample, ready, summary, everything, figures, plot, rows
}

/// Makes a bot that reads a CSV file and answers questions about it: a summary, figures (“average price per town”), plots
/// (“plot price by year”) and rows (“show rows where price > 300000”).
///
/// It shows files from users (`.file()`), the product JackdawCSV, tables, charts, and bodies that are made by a function
/// (``answering(_:)``), so that each state says in a line what it answers.
func makeDataExplorer() throws(InvalidBot) -> Bot {
    let aggregate = Parameter("aggregate", Aggregate.entity)
    let column = Parameter("column", .freeText)
    let other = Parameter("other column", .freeText)
    let condition = Parameter("condition", .freeText)

    let sample = Intent("sample", phrases: ["try an example", "show me an example", "use the example"])
    let summary = Intent(
        "summary",
        phrases: ["summary", "describe the data", "what is in it", "which columns are there"]
    )
    let everything = Intent("everything", phrases: ["show the table", "show everything", "all rows"])
    let figures = Intent(
        "figures",
        phrases: [
            "\(aggregate) of \(column) per \(other)", "\(aggregate) of \(column) by \(other)",
            "\(aggregate) of \(column)",
            "\(aggregate) \(column) per \(other)", "\(aggregate) \(column)",
            "what is the \(aggregate) \(column)",
            "\(aggregate) rows per \(other)",
        ]
    )
    let plot = Intent(
        "plot",
        phrases: [
            "plot \(column) by \(other)", "plot \(column) against \(other)", "chart of \(column) per \(other)",
            "draw \(column) over \(other)", "plot \(column)", "histogram of \(column)",
        ]
    )
    let rows = Intent(
        "rows",
        phrases: ["show rows where \(condition)", "rows where \(condition)", "find those where \(condition)"]
    )

    return try Bot("data explorer", initial: Step.welcome) {
        State(.welcome) {
            Body("Send me a CSV file, and ask me about it.", .options("Try an example"))
            GoTo(.empty)
        }
        State(.empty) {
            When(.intent(sample), goTo: .sample)
            Fallback("I have no table yet. Send me a CSV file, by the paper clip or by dropping it here.")
        }
        State(.reading) {
            Body { session in
                guard let file = session.message?.file else { return }
                do {
                    session[table] = try DataFrame(uploaded: file)
                } catch let problem as Unclear {
                    try await session.reply("I cannot read \(file.name): \(problem.description).")
                }
            }
            When(.satisfies("there is a table") { $0[table] != nil }, goTo: .summary)
            GoTo(.empty)
        }
        State(.sample) {
            Body { session in session[table] = try makeSample() }
            GoTo(.summary)
        }

        State(.ready) {
            When(.intent(summary), goTo: .summary)
            When(.intent(everything), goTo: .everything)
            When(.intent(figures), goTo: .figures)
            When(.intent(plot), goTo: .plot)
            When(.intent(rows), goTo: .rows)
            Fallback { session in
                try await session.reply(.markdown(session[table]?.suggestions ?? ""))
            }
        }
        State(.summary) {
            answering { table, _ in [.dataFrame(try table.summary()), .markdown(table.suggestions)] }
            GoTo(.ready)
        }
        State(.everything) {
            answering { table, _ in [.dataFrame(table)] }
            GoTo(.ready)
        }
        State(.figures) {
            answering { table, session in
                let figures = try Figures(session.intent?[aggregate] ?? .average, in: table, named: session.words)
                return try figures.replies
            }
            GoTo(.ready)
        }
        State(.plot) {
            answering { table, session in [.plotly(try table.plot(named: session.words))] }
            GoTo(.ready)
        }
        State(.rows) {
            answering { table, session in
                let filter = try Filter(session.intent?[condition] ?? "", of: table)
                let found = table.rows(filter.matches)
                return found.rowCount == 0 ? ["No row is like that."] : [.dataFrame(found)]
            }
            GoTo(.ready)
        }

        EveryState { When(.file(), goTo: .reading) }
    }
}

/// The table that the user talks about.
private let table = Variable<DataFrame?>("table", initially: nil)

/// A body that answers a question about the table, or says what is unclear about it.
private func answering(_ answer: @escaping @Sendable (DataFrame, Session) throws -> [Reply]) -> Body {
    Body { session in
        guard let table = session[table] else { return }
        do {
            for reply in try answer(table, session) { try await session.reply(reply) }
        } catch let problem as Unclear {
            try await session.reply("\(problem.description).")
        }
    }
}

extension Session {
    /// What the user said.
    fileprivate var words: String { message?.text ?? "" }
}
