import Jackdaw
import JackdawTesting
import Testing

@testable import Order

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Order")
struct OrderTests {
    private func bill(_ text: String, _ each: String, _ total: String, to: String) throws -> ExpectedReply {
        .dataFrame(
            try DataFrame(
                title: "Your order",
                columns: [.init("what", [text]), .init("each", [each]), .init("total", [total]), .init("to", [to])]
            )
        )
    }

    private func makeBot() throws -> (Bot, Till) {
        let till = Till()
        till.serve(at: "http://pizza.example")
        return (try makeOrderBot(till: till), till)
    }

    @Test("it asks for what was not said, takes corrections before and after the summary, and thanks for the money")
    func order() async throws {
        let (bot, till) = try makeBot()
        try await bot.converse { user in
            try await user.hears("Buona sera! What may I bring you?", .options("Order", "Menu"))
            try await user.says("two large funghi")
            try await user.hears("Where shall we bring it?")
            try await user.says("at home")
            try await user.hears("I need the street and the number of the house.", "Where shall we bring it?")
            try await user.says("12 Mill Lane")
            try await user.hears(bill("2 × large Funghi", "12.30 €", "24.60 €", to: "12 Mill Lane"))
            try await user.hears(.options("Pay", "Cancel"))
            try await user.says("make it small")
            try await user.hears(bill("2 × small Funghi", "8.80 €", "17.60 €", to: "12 Mill Lane"))
            try await user.hears(.options("Pay", "Cancel"))
            try await user.chooses("Pay")
            let link = try #require(try await user.hearsReply().text)
            let id = try #require(link.firstMatch(of: /pizza\.example\/pay\/([0-9a-f-]+)/)?.output.1)
            #expect(link.hasPrefix("[Pay 17.60 €]("))
            let payment = try #require(till.receive(String(id), amount: 1760))
            try await user.witnesses(.paid(payment))
            try await user.hears("Grazie! 17.60 € received.")
            try await user.hears("Your pizza is in the oven, and at 12 Mill Lane in half an hour.")
            // The next order begins from nothing.
            try await user.says("order")
            try await user.hears("Which pizza?", .options("Margherita", "Funghi", "Salami", "Verdura"))
        }
    }

    @Test("the menu is shown while a question is open, which is asked again then")
    func menu() async throws {
        try await makeBot().0.converse { user in
            try await user.hears(.anything, .kind(.options))
            try await user.says("a large salami please")
            try await user.hears("How many?")
            try await user.says("menu")
            try await user.hears(.dataFrame(columns: ["pizza", "small", "large"], rows: 4), "How many?")
            try await user.says("50")
            try await user.hears("We bake from one to twenty at a time.", "How many?")
        }
    }

    @Test("who does not pay is reminded after two minutes, and after ten nothing can be paid any more")
    func timeouts() async throws {
        let (bot, till) = try makeBot()
        try await bot.converse { user in
            try await user.hears(.anything, .kind(.options))
            try await user.says("one small margherita")
            try await user.hears("Where shall we bring it?")
            try await user.says("1 High Street")
            try await user.hears(.kind(.dataFrame), .kind(.options))
            try await user.says("pay")
            let link = try #require(try await user.hearsReply().text)
            let id = try #require(link.firstMatch(of: /\/pay\/([0-9a-f-]+)/)?.output.1)
            try await user.advance(by: .seconds(120))
            try await user.hears("Your order waits for you to pay it, for eight minutes more.")
            try await user.advance(by: .seconds(480))
            try await user.hears("I have put your order aside. Say “order” to begin again.")
            #expect(till.receive(String(id), amount: 750) == nil)
        }
    }

    @Test("a payment counts once, and only with the amount that was asked for")
    func payments() async throws {
        let (bot, till) = try makeBot()
        let told = Counter()
        till.onPaid { _ in told.add() }
        let (session, _) = try bot.conversations.open()
        let payment = till.open(Bill(pizza: .verdura, size: .small, count: 1), for: session)
        #expect(till.receive(payment.id, amount: 1) == nil)
        #expect(till.receive("unknown", amount: 950) == nil)
        #expect(till.receive(payment.id, amount: 950)?.status == .paid)
        #expect(till.receive(payment.id, amount: 950)?.status == .paid)
        #expect(told.count == 1)
    }

    @Test("a message is verified by its secret, its text and its age")
    func signatures() {
        let body = Array("{}".utf8)
        let time = Date(timeIntervalSince1970: 1_800_000_000)
        let webhook = Webhook(secret: "secret") { time }
        let signature = webhook.sign(body)
        #expect(webhook.verify(body, signature))
        #expect(Webhook(secret: "secret") { time + 300 }.verify(body, signature))
        #expect(!Webhook(secret: "secret") { time + 301 }.verify(body, signature))
        #expect(!Webhook(secret: "other") { time }.verify(body, signature))
        #expect(!webhook.verify(body + [32], signature))
        #expect(!webhook.verify(body, signature.replacing("t=1800000000", with: "t=1800000001")))
        for nonsense in ["", "t=1", "v1=00", "t=1800000000,v1=", "t=1800000000,v1=zz", "t=x,v1=00"] {
            #expect(!webhook.verify(body, nonsense))
        }
    }
}
