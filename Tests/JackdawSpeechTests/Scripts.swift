import JackdawCore
import Testing

@testable import JackdawSpeech

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Programs made for a test, in a folder that goes with it.
final class Scripts: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "jackdaw-scripts-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A shell script, and its path.
    func make(_ name: String, _ body: String) throws -> String {
        let url = folder.appending(path: name)
        try Data("#!/bin/sh\n\(body)\n".utf8).write(to: url)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url.path())
        return url.path()
    }

    func path(_ name: String) -> String { folder.appending(path: name).path() }

    /// What a script wrote to a file, without white space at its ends.
    func read(_ name: String) -> String? {
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { return nil }
        return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Whether a process is there, and no zombie.
    static func isRunning(_ process: String) -> Bool {
        guard let data = try? Data(contentsOf: URL(filePath: "/proc/\(process)/stat")) else { return false }
        return !String(decoding: data, as: UTF8.self).contains(") Z ")
    }
}

/// Speech that eSpeak NG makes, as a voice message.
func speech(_ text: String, voice: String = "en-us") async throws -> File {
    let audio = try await EspeakVoice(voice: voice, wordsPerMinute: 150).speak(text, language: "en")
    return audio.file
}

/// A WAV file of so many samples.
func recording(_ samples: [Int16], rate: Int = 16_000) -> File {
    File(name: "voice.wav", type: "audio/wav", data: AudioSamples(.int16(samples), sampleRate: rate).wav)
}

/// A second of a tone that is no silence.
let tone = (0..<16_000).map { Int16($0 % 40 < 20 ? 8_000 : -8_000) }
