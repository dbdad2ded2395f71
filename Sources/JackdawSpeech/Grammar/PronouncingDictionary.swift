import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How words are pronounced: what a dictionary says, and for other words what eSpeak NG would say.
struct PronouncingDictionary: Sendable {
    /// A file in the format of the CMU Pronouncing Dictionary: a word and its sounds on a line, further pronunciations as
    /// `word(2)`.
    var path: String
    /// Knows how to say words that are in no dictionary.
    var espeak: Program

    /// The lines of a dictionary that has some words and no others.
    ///
    /// - Parameters:
    ///   - words: The words, in lower case.
    ///   - spelling: How some of them are written: what is all capitals is said letter by letter.
    /// - Throws: ``/JackdawCore/SpeechError`` when the dictionary cannot be read, or there is no eSpeak NG for a word that it lacks.
    func entries(for words: Set<String>, spelling: [String: String]) async throws -> String {
        let letters = Set("abcdefghijklmnopqrstuvwxyz".map(String.init))
        let known = try lines(of: words.union(letters))
        var entries: [String] = []
        var missing: [String] = []
        for word in words.sorted() {
            if let lines = known[word] {
                entries += lines
            } else if let spelt = Self.spelt(word, as: spelling[word] ?? word, letters: known) {
                entries.append(spelt)
            } else {
                missing.append(word)
            }
        }
        entries += try await guessed(missing)
        return entries.joined(separator: "\n") + "\n"
    }

    /// The lines of some words.
    ///
    /// The file is not kept: it is only needed when a bot begins to listen for something new.
    private func lines(of words: Set<String>) throws -> [String: [String]] {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw SpeechError.unavailable("the pronouncing dictionary \(path) cannot be read: \(error)")
        }
        var found: [String: [String]] = [:]
        for line in data.split(separator: UInt8(ascii: "\n")) {
            let name = line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "(") && $0 != UInt8(ascii: "\t") }
            let word = String(decoding: name, as: UTF8.self)
            if words.contains(word) { found[word, default: []].append(String(decoding: line, as: UTF8.self)) }
        }
        return found
    }

    /// An abbreviation letter by letter; nil for any other word.
    private static func spelt(_ word: String, as written: String, letters: [String: [String]]) -> String? {
        guard written.count > 1, written.count < 6, written.allSatisfy(\.isUppercase) else { return nil }
        var sounds: [Substring] = []
        for letter in word {
            guard let line = letters[String(letter)]?.first else { return nil }
            sounds += line.split(separator: " ").dropFirst()
        }
        return ([Substring(word)] + sounds).joined(separator: " ")
    }

    private func guessed(_ words: [String]) async throws -> [String] {
        guard !words.isEmpty else { return [] }
        // One word a sentence, and a sentence a line: so it answers in as many lines.
        let text = words.map { $0 + ".\n\n" }.joined()
        let output = try await TemporaryFolder.with { folder in
            try folder.write(text, to: "words")
            return try await espeak.run(["-q", "-x", "--sep=,", "-v", "en-us", "-f", folder.path("words")])
        }
        let lines = String(decoding: output.octets, as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        guard lines.count == words.count else {
            throw SpeechError.failed("espeak-ng gave \(lines.count) pronunciations for \(words.count) words")
        }
        return zip(words, lines).map { word, line in
            let sounds = Phonemes.arpabet(espeak: line)
            // A word of which nothing can be said must still have an entry.
            return ([word] + (sounds.isEmpty ? ["AH"] : sounds)).joined(separator: " ")
        }
    }
}
