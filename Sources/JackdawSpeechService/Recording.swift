import JackdawCore

/// A voice message as services want it.
struct Recording {
    let file: File

    /// Other names of types, and names that services know instead of the usual ones.
    private static let types = [
        "audio/x-wav": "audio/wav", "audio/wave": "audio/wav", "audio/vnd.wave": "audio/wav",
        "audio/mp3": "audio/mpeg", "audio/x-m4a": "audio/mp4", "audio/x-flac": "audio/flac",
        "audio/opus": "audio/ogg",
    ]

    init(_ file: File) { self.file = file }

    private var essence: String {
        let essence = MediaType.essence(of: file.type)
        return Self.types[essence] ?? essence
    }

    /// The media type, with its parameters unless it is known by a better name.
    var type: String { Self.types[MediaType.essence(of: file.type)] ?? file.type }

    /// What the file is called for the service, which looks at the extension.
    ///
    /// The name that the user gave is not its business.
    var name: String {
        // Services know WebM by the extension that films have.
        let known = essence == "audio/webm" ? ".webm" : MediaType.fileExtension(of: essence)
        guard known.isEmpty, let dot = file.name.lastIndex(of: ".") else { return "speech" + known }
        let own = file.name[dot...].dropFirst()
        let isPlain = (1...5).contains(own.utf8.count) && own.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isPlain ? "speech.\(own.lowercased())" : "speech"
    }

    /// - Throws: `SpeechError` for what no service has to be asked about.
    func check() throws(SpeechError) {
        guard !file.data.isEmpty else { throw .unreadable("it is empty; record it again") }
        guard essence == "audio/wav" else { return }
        let frames: Int
        do { frames = try WAVFile(file.data).frameCount } catch { throw .unreadable("\(error)") }
        guard frames > 0 else { throw .noSpeech }
    }

    /// What is wrong with a recording that a service answered to with a status; nil for a status that does not say so.
    static func complaint(about status: Int) -> String? {
        switch status {
        case 400, 422:
            "the service that listens to it finds it damaged or of a kind that it does not know; record it again"
        case 413: "it is larger than the service that listens to it allows; say less"
        case 415: "the service that listens to it does not know its format; record it in another one"
        default: nil
        }
    }
}
