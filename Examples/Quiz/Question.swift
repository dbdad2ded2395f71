/// One question, its answer, and answers that are wrong.
struct Question: Codable, Sendable {
    let text: String
    let answer: String
    let others: [String]

    init(_ text: String, _ answer: String, not others: String...) {
        self.text = text
        self.answer = answer
        self.others = others
    }

    static let all = [
        Question("Which planet has the shortest year?", "Mercury", not: "Venus", "Mars"),
        Question("How many strings has a violin?", "four", not: "five", "six"),
        Question("Which is the longest bone of the human body?", "the thighbone", not: "the shinbone", "the upper arm"),
        Question("What do you get from mixing blue and yellow paint?", "green", not: "purple", "orange"),
        Question("Which sea has no coast?", "the Sargasso Sea", not: "the Coral Sea", "the Tasman Sea"),
        Question("How many sides has a heptagon?", "seven", not: "six", "nine"),
        Question("Which metal is liquid at room temperature?", "mercury", not: "zinc", "tin"),
        Question("What is the capital of Canada?", "Ottawa", not: "Toronto", "Montreal"),
        Question("Which bird is known to like what glitters?", "the magpie", not: "the sparrow", "the heron"),
        Question("How many bits has an octet?", "eight", not: "four", "sixteen"),
    ]
}
