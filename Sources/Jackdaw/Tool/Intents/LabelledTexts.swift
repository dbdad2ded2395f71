internal import JackdawCore

/// Texts with the intents that they mean, as a file has them.
struct LabelledTexts {
    /// One of them.
    struct Sample: Equatable {
        var text: String
        /// Nil: out of scope.
        var intent: String?
        /// The line of the file where it begins.
        var line: Int
    }

    private(set) var samples: [Sample] = []
    private let name: String

    /// Reads CSV or JSON lines, whichever it is.
    ///
    /// - Parameters:
    ///   - text: what the file holds.
    ///   - name: the file, as messages call it.
    init(_ text: String, name: String) throws(ToolError) {
        self.name = name
        if text.first(where: { !$0.isWhitespace }) == "{" {
            try readJSON(text)
        } else {
            try readCSV(text)
        }
        guard !samples.isEmpty else {
            throw ToolError("\(name) has no texts: write a text and its intent on each line")
        }
    }

    /// The samples, if the bot has all of their intents.
    func checked(against intents: [String]) throws(ToolError) -> [Sample] {
        let known = Set(intents)
        var reported: Set<String> = []
        let problems = samples.compactMap { sample -> String? in
            guard let intent = sample.intent, !known.contains(intent), reported.insert(intent).inserted else {
                return nil
            }
            let nearest = NearestName.nearest(to: intent, among: intents).map { "; did you mean “\($0)”?" } ?? ""
            return "\(name):\(sample.line): error: the bot has no intent “\(intent)”\(nearest)"
        }
        guard problems.isEmpty else {
            throw ToolError("not all intents are known\n" + problems.joined(separator: "\n"))
        }
        return samples
    }

    private mutating func add(_ text: String, _ intent: String?, line: Int) throws(ToolError) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ToolError("\(name):\(line): error: there is no text: write what a user says, or remove the line")
        }
        let isOutOfScope = intent == nil || intent == "" || intent == "none"
        samples.append(Sample(text: text, intent: isOutOfScope ? nil : intent, line: line))
    }

    private mutating func readJSON(_ text: String) throws(ToolError) {
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            if line.allSatisfy(\.isWhitespace) { continue }
            let value: JSONValue
            do {
                value = try JSONParser.parse(String(line))
            } catch {
                throw ToolError("\(name):\(number + 1): error: \(error)")
            }
            guard let said = value["text"]?.stringValue else {
                throw ToolError("\(name):\(number + 1): error: there is no “text”: write {\"text\": …, \"intent\": …}")
            }
            guard let intent = value["intent"], !intent.isNull else {
                try add(said, nil, line: number + 1)
                continue
            }
            guard let intent = intent.stringValue else {
                throw ToolError("\(name):\(number + 1): error: “intent” is \(intent.kind): write a name, or null")
            }
            try add(said, intent, line: number + 1)
        }
    }

    private mutating func readCSV(_ text: String) throws(ToolError) {
        let records: [CSVRecords.Record]
        do { records = try CSVRecords.read(text) } catch { throw ToolError("\(name):\(error.line): error: \(error)") }
        var (textPlace, intentPlace) = (0, 1)
        var rest = records[...]
        let head = (records.first?.fields ?? []).map { $0.lowercased() }
        if let first = head.firstIndex(of: "text"), let second = head.firstIndex(of: "intent") {
            (textPlace, intentPlace) = (first, second)
            rest = rest.dropFirst()
        }
        for record in rest where record.fields != [""] {
            guard record.fields.count > max(textPlace, intentPlace) else {
                throw ToolError(
                    "\(name):\(record.line): error: there is one field: write text,intent (and a text with a comma in quotes)"
                )
            }
            try add(record.fields[textPlace], record.fields[intentPlace], line: record.line)
        }
    }
}
