import JackdawCore
import Testing

private struct Page: StateID { let name: String }

@Suite("Diagrams")
struct DiagramTests {
    private func bot() throws -> Bot {
        let yes = Intent("yes", phrases: ["yes"])
        let strange = Page(name: "say \"hi\"; \\end")
        return try Bot("drawn", initial: Page(name: "home")) {
            State(Page(name: "home")) {
                When(.intent(yes) || .file("image/*"), goTo: strange)
                After(.seconds(90), goTo: Page(name: "home"))
            }
            State(strange) {
                Body("hi")
                GoTo(Page(name: "home"))
            }
            State(Page(name: "help")) { GoBack() }
            EveryState { When(.event("help"), goTo: Page(name: "help")) }
        }
    }

    @Test("a Mermaid diagram shows every state and transition, and no name can break it")
    func mermaid() throws {
        #expect(
            try bot().diagram(.mermaid) == """
                stateDiagram-v2
                    state "home" as s0
                    state "say #34;hi#34;#59; #92;end" as s1
                    state "help" as s2
                    state "(every state)" as everywhere
                    state "(where it came from)" as back
                    [*] --> s0
                    s0 --> s1 : intent yes or file image#47;#42;
                    s0 --> s0 : after 90 s
                    s1 --> s0
                    s2 --> back
                    everywhere --> s2 : event help

                """
        )
    }

    @Test("a DOT diagram shows every state and transition, and no name can break it")
    func dot() throws {
        let text = try bot().diagram(.dot)
        #expect(text.hasPrefix("digraph \"drawn\" {\n"))
        #expect(text.contains(#"s1 [label="say \"hi\"; \\end"];"#))
        #expect(text.contains(#"s0 -> s1 [label="intent yes or file image/*"];"#))
        #expect(text.contains("s1 -> s0;"))
        #expect(text.contains("s2 -> back;"))
        #expect(text.contains(#"everywhere -> s2 [label="event help"];"#))
        #expect(text.contains("start -> s0;"))
    }
}
