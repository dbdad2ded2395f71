import Jackdaw

/// A frequent question and its answer.
struct Question: Sendable {
    let intent: Intent
    /// Markdown.
    let answer: String

    private init(_ name: String, _ phrases: IntentPhrase..., answer: String) {
        intent = Intent(name, phrases: phrases)
        self.answer = answer
    }

    static let all = [
        Question(
            "opening hours",
            "when are you open",
            "what are your opening hours",
            "are you open on sundays",
            "when do you close",
            answer: "Our shops are open from **9 to 18**, but not on Sundays. Online we never close."
        ),
        Question(
            "delivery",
            "where is my parcel",
            "how long does delivery take",
            "when will my order arrive",
            "track my order",
            answer: "Parcels take **two to four days**. The link in our e-mail shows where yours is."
        ),
        Question(
            "returns",
            "how do i return something",
            "i want to send it back",
            "can i exchange it",
            "what is your return policy",
            answer: "Within **30 days** you may send back anything: print the label from *Your orders*, and we pay."
        ),
        Question(
            "password",
            "i forgot my password",
            "reset my password",
            "i cannot log in",
            "my account is locked",
            answer: "Choose *Forgotten?* below the password, and you get a link that is good for an hour."
        ),
    ]
}
