import _StringProcessing

/// A compiled regular expression that may cross threads.
///
/// `@unchecked Sendable`: `Regex` is a value that holds a lazily compiled program, and the program is the only thing
/// it ever changes, once, by an atomic store of a value equal to what any other thread would compute. Its
/// conformance is missing because a regex builder may hold a transforming closure; one made from text, as here,
/// holds none.
struct CompiledExpression: @unchecked Sendable {
    private let regex: Regex<AnyRegexOutput>

    init(_ regex: Regex<AnyRegexOutput>) { self.regex = regex }

    var matchesEmptyText: Bool { (try? regex.wholeMatch(in: "")) != nil }

    func matches(in text: Substring) -> [(range: Range<String.Index>, captured: Range<String.Index>?)] {
        text.matches(of: regex).filter { !$0.range.isEmpty }.map { match in
            (match.range, match.output.count > 1 ? match.output[1].range : nil)
        }
    }
}
