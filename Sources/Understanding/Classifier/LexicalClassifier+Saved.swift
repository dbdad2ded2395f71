#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

extension LexicalClassifier {
    /// A number that stands for all that training depends on: examples, values of entities, options, and how training
    /// works in this version.
    ///
    /// A classifier saved under this number can take the place of training. The threshold has no part in it.
    public static func checksum(
        of examples: [IntentExamples],
        entityValues: [String: [String]] = [:],
        options: Options = Options()
    ) -> UInt64 {
        var hash = TextHash(seed: formatVersion)
        hash.combine(options.language.rawValue)
        hash.combine(options.usesIntentNames ? 1 : 0)
        for example in examples {
            hash.combine(example.intent)
            hash.combine(example.phrases.count)
            for phrase in example.phrases {
                hash.combine(phrase.pieces.count)
                for piece in phrase.pieces {
                    switch piece {
                    case .text(let text):
                        hash.combine(text)
                    case .slot(let parameter, let entity):
                        hash.combine(parameter)
                        hash.combine(entity)
                        hash.combine(-1)
                    }
                }
            }
        }
        for (entity, values) in entityValues.sorted(by: { $0.key < $1.key }) {
            hash.combine(entity)
            hash.combine(values.count)
            for value in values { hash.combine(value) }
        }
        return hash.value
    }

    /// The classifier as bytes, to be loaded by ``init(saved:)`` when the program starts the next time.
    ///
    /// A large bot starts at once that way:
    ///
    /// ```swift
    /// let bytes = try? Data(contentsOf: file)
    /// let classifier = try LexicalClassifier(examples, saved: bytes)
    /// if bytes == nil { try classifier.saved().write(to: file) }
    /// ```
    public func saved() throws -> Data {
        let head = SavedHead(
            intents: intents,
            sharedPhrases: sharedPhrases,
            options: options,
            checksum: trainingChecksum,
            calibration: calibration,
            gazetteer: gazetteer,
            phrases: phrases
        )
        var writer = ModelWriter()
        writer.write(Array(try JSONEncoder().encode(head)))
        if let model { model.write(to: &writer) }
        var file = ModelWriter()
        file.write([Self.magic, Self.formatVersion, Self.digest(writer.bytes[...])])
        return Data(file.bytes + writer.bytes)
    }

    /// The classifier that these bytes hold.
    ///
    /// - Throws: ``SavedModelError`` when they are no classifier of this version, or not whole.
    public init(saved data: Data) throws(SavedModelError) {
        let bytes = [UInt8](data)
        var reader = ModelReader(bytes[...])
        let marks: [UInt64]
        do { marks = try reader.array() } catch { throw SavedModelError(reason: .notAModel) }
        guard marks.count == 3, marks[0] == Self.magic else { throw SavedModelError(reason: .notAModel) }
        guard marks[1] == Self.formatVersion else { throw SavedModelError(reason: .otherVersion) }
        guard Self.digest(bytes[32...]) == marks[2] else { throw SavedModelError(reason: .damaged) }
        let json: [UInt8] = try reader.array()
        guard let head = try? JSONDecoder().decode(SavedHead.self, from: Data(json)) else {
            throw SavedModelError(reason: .damaged)
        }
        intents = head.intents
        sharedPhrases = head.sharedPhrases
        options = head.options
        trainingChecksum = head.checksum
        calibration = head.calibration
        gazetteer = head.gazetteer
        phrases = head.phrases
        model =
            head.intents.isEmpty
            ? nil : try LexicalModel(classes: head.intents.count, language: head.options.language, &reader)
        guard reader.isAtEnd else { throw SavedModelError(reason: .damaged) }
    }

    /// The classifier that was saved if it was trained on just these examples, or one that is trained now.
    ///
    /// Whatever is wrong with the saved one (nil, of another version, damaged) is a reason to train, not to fail. To know
    /// whether to save again, ask ``saved(_:for:entityValues:options:)`` first.
    ///
    /// - Throws: ``TrainingError`` with everything that is wrong with the examples.
    public init(
        _ examples: [IntentExamples],
        entityValues: [String: [String]] = [:],
        options: Options = Options(),
        saved: Data?
    ) throws(TrainingError) {
        if let saved,
            let loaded = Self.saved(saved, for: examples, entityValues: entityValues, options: options)
        {
            self = loaded
        } else {
            self = try LexicalClassifier(examples, entityValues: entityValues, options: options)
        }
    }

    /// The classifier that was saved; nil when it is damaged, of another version, or was trained on anything but just
    /// these examples.
    public static func saved(
        _ data: Data,
        for examples: [IntentExamples],
        entityValues: [String: [String]] = [:],
        options: Options = Options()
    ) -> LexicalClassifier? {
        let checksum = checksum(of: examples, entityValues: entityValues, options: options)
        guard var loaded = try? LexicalClassifier(saved: data), loaded.trainingChecksum == checksum else { return nil }
        loaded.options = options
        return loaded
    }

    /// "JACKDAW" and a zero.
    private static let magic: UInt64 = 0x0057_4144_4B43_414A
    /// Goes up with every change of the layout, of features and of training.
    private static let formatVersion: UInt64 = 2

    private static func digest(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = StableHash(seed: 7)
        hash.combine(UInt64(bytes.count))
        bytes.withUnsafeBytes { raw in
            var position = 0
            while position + 8 <= raw.count {
                hash.combine(raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                position += 8
            }
            for rest in position..<raw.count { hash.combine(UInt64(raw[rest])) }
        }
        return hash.value
    }
}

/// The small and many-shaped part of a saved classifier.
private struct SavedHead: Codable {
    let intents: [String]
    let sharedPhrases: [SharedPhrase]
    let options: LexicalClassifier.Options
    let checksum: UInt64
    let calibration: Calibration
    let gazetteer: Gazetteer
    let phrases: PhraseTable
}

/// A hash of texts, each with its length, so that no two lists of them run together.
private struct TextHash {
    private var hash: StableHash

    init(seed: UInt64) { hash = StableHash(seed: 8 ^ seed << 8) }

    var value: UInt64 { hash.value }

    mutating func combine(_ number: Int) { hash.combine(UInt64(bitPattern: Int64(number))) }

    mutating func combine(_ text: String) {
        combine(text.utf8.count)
        for byte in text.utf8 { hash.combine(UInt64(byte)) }
    }
}
