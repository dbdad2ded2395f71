import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The program that recognises speech, and how it is called.
struct PocketSphinx: Sendable {
    /// What is searched for in a recording.
    enum Search: Sendable {
        /// One of the sentences of a grammar.
        case grammar(SpeechModel)
        /// Sounds in any order.
        case sounds
        /// Whatever is said, with the large language model.
        case anything
    }

    var program: Program
    /// The folder of the models for a language, as Debian's `pocketsphinx-en-us` installs it.
    var models: String

    /// What was found in a recording; nil where nothing was.
    func search(_ recording: Data, for search: Search) async throws -> Segmentation? {
        try await TemporaryFolder.with { folder in
            try folder.write(recording, to: "speech.wav")
            try folder.write("speech\n", to: "list")
            let arguments = try arguments(for: search, in: folder)
            _ = try await program.run(
                [
                    "-hmm", models + "/en-us", "-ctl", folder.path("list"), "-cepdir", folder.url.path(),
                    "-cepext", ".wav", "-adcin", "yes", "-hypseg", folder.path("found"), "-logfn", "/dev/null",
                ] + arguments
            )
            guard let found = folder.read("found") else {
                throw SpeechError.failed("\(program.name) ended without a result")
            }
            return Segmentation(String(decoding: found.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
        }
    }

    private func arguments(for search: Search, in folder: TemporaryFolder) throws -> [String] {
        switch search {
        case .grammar(let model):
            try folder.write(model.grammar.jsgf, to: "grammar")
            try folder.write(model.dictionary, to: "dictionary")
            // A small grammar can be searched thoroughly: with the usual beams the right sentence is lost on the way in
            // one of ten recordings of voices that are not American.
            return [
                "-jsgf", folder.path("grammar"), "-dict", folder.path("dictionary"), "-maxhmmpf", "-1",
                "-beam", "1e-80", "-pbeam", "1e-80", "-wbeam", "1e-60",
            ]
        case .sounds:
            try folder.write(PhoneLoop.languageModel, to: "sounds")
            try folder.write(PhoneLoop.dictionary, to: "dictionary")
            // One pass is enough for a comparison.
            return [
                "-lm", folder.path("sounds"), "-dict", folder.path("dictionary"), "-fwdflat", "no", "-bestpath", "no",
            ]
        case .anything:
            return ["-lm", models + "/en-us.lm.bin", "-dict", models + "/cmudict-en-us.dict"]
        }
    }
}

/// A grammar with the pronunciations of its words.
struct SpeechModel: Sendable {
    var grammar: SpeechGrammar
    /// The dictionary, as the recogniser reads it.
    var dictionary: String
    /// The sounds of each entry of the dictionary.
    var pronunciations: [String: [String]]

    init(_ grammar: SpeechGrammar, dictionary: String) {
        self.grammar = grammar
        self.dictionary = dictionary
        pronunciations = Dictionary(
            dictionary.split(separator: "\n").map { line in
                let fields = line.split(separator: " ").map(String.init)
                return (fields.first ?? "", Array(fields.dropFirst()))
            }
        ) { first, _ in first }
    }
}
