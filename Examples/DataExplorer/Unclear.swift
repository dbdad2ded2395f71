/// Why a file cannot be read or a question not answered, as the user is told: a sentence without its full stop.
struct Unclear: Error, Equatable {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
