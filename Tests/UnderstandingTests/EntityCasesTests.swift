import Testing
import Understanding

@Suite("Cases of entities")
struct EntityCasesTests {
    @Test("English", arguments: EntityCases.english)
    func english(entity: EntityCase) { #expect(entity.found == entity.expected) }

    @Test("French", arguments: EntityCases.french)
    func french(entity: EntityCase) { #expect(entity.found == entity.expected) }

    @Test("German", arguments: EntityCases.german)
    func german(entity: EntityCase) { #expect(entity.found == entity.expected) }

    @Test("Spanish", arguments: EntityCases.spanish)
    func spanish(entity: EntityCase) { #expect(entity.found == entity.expected) }

    @Test(
        "every language has cases of every recogniser, some of what it must not find",
        arguments: ["en", "fr", "de", "es"]
    )
    func coverage(language: String) {
        let cases = EntityCases.cases(of: language)
        #expect(cases.count >= 150)
        for kind in EntityCase.recognizers.keys {
            let own = cases.filter { $0.kind == kind }
            #expect(own.contains { !$0.expected.isEmpty }, "\(kind)")
            #expect(kind == "text" || own.contains { $0.expected.isEmpty }, "\(kind)")
        }
    }
}

extension EntityCase: CustomTestStringConvertible {
    var testDescription: String { "\(kind): \(text)" }
}
