import Benchmark

@testable import WebSocketServer

func validationBenchmarks() {
    let mixed = "Grüße aus Köln – „schön“, 日本語, κόσμε, ça va? 🙂 and some words of plain English between them. "
    for (name, count) in [("64 B", 64), ("1 KiB", 1024), ("16 KiB", 16384)] {
        validation("ASCII, \(name)", Array(Payloads.prose(count).utf8))
        // Cut where a character may end within it: the validator takes pieces.
        validation("mixed, \(name)", Array(String(repeating: mixed, count: count / 100 + 1).utf8.prefix(count)))
    }
}

private func validation(_ name: String, _ text: [UInt8]) {
    measure("UTF-8, \(name)", .small) {
        var validator = UTF8Validator()
        let isValid = text.withUnsafeBytes { validator.accept($0) }
        precondition(isValid)
    }
}
