import Jackdaw

enum Step: String, StateID, CaseIterable {
    case welcome, ready, menu, ordering, summary, paying, reminding, paid, tooLate, cancelled, forgotten
}

/// Makes a bot that takes orders for pizza: it asks for what was not said, takes corrections, adds up, and waits until the
/// payment provider says that the order is paid, reminds after two minutes and gives up after ten.
///
/// It shows a form (`Form`, `Ask`), tables, an event from outside (`.event("paid")`, which ``Till`` sends) and timers
/// (`After`).
///
/// - Parameter till: where orders are paid.
func makeOrderBot(till: Till) throws(InvalidBot) -> Bot {
    let pizza = Parameter("pizza", Pizza.entity)
    let size = Parameter("size", Size.entity)
    let count = Parameter("count", .integer)
    let address = Parameter("address", .freeText)
    let payment = Variable<Payment.ID?>("payment", initially: nil)

    let order = Intent(
        "order",
        phrases: [
            "\(count) \(size) \(pizza)", "i would like \(count) \(size) \(pizza)", "a \(size) \(pizza) please",
            "\(count) \(pizza)", "order a \(pizza)", "i want a pizza", "order", "i am hungry",
        ]
    )
    let menu = Intent("menu", phrases: ["menu", "what do you have", "what does a pizza cost", "show me the prices"])
    let change = Intent(
        "change",
        phrases: [
            "no, \(size)", "make it \(size)", "make it \(count)", "\(count) instead", "rather \(pizza)",
            "change it to \(pizza)", "no, \(count) \(size) \(pizza)",
        ]
    )
    let move = Intent("move", phrases: ["bring it to \(address)", "deliver to \(address)", "my address is \(address)"])
    let pay = Intent("pay", phrases: ["pay", "i want to pay", "that is right", "yes"])

    @Sendable func bill(_ session: Session) -> Bill? {
        guard let pizza = session[pizza], let size = session[size], let count = session[count] else { return nil }
        return Bill(pizza: pizza, size: size, count: count)
    }

    return try Bot("pizzeria", initial: Step.welcome) {
        State(.welcome) {
            Body("Buona sera! What may I bring you?", .options("Order", "Menu"))
            GoTo(.ready)
        }
        State(.ready) {
            When(.intent(order), goTo: .ordering)
            Fallback("I only know about pizza. Say “menu” to see what there is.")
        }
        State(.menu) {
            Body { session in try await session.reply(.dataFrame(Pizza.menu())) }
            GoBack()
        }

        // It keeps its answers, for the way back from the summary; a new order begins with `forgotten`.
        Form(.ordering, keepsAnswers: true) {
            Ask(pizza, "Which pizza?", .options(Options(Pizza.allCases.map { .init($0.rawValue) })))
            Ask(size, "Which size?", .options("Small", "Large"))
            Ask(count, "How many?") { count, _ in
                (1...20).contains(count) ? nil : "We bake from one to twenty at a time."
            }
            Ask(address, "Where shall we bring it?") { address, _ in
                address.contains(where: \.isNumber) ? nil : "I need the street and the number of the house."
            }
            Cancel(goTo: .cancelled)
            After(.seconds(600), goTo: .tooLate)
            GoTo(.summary)
        }
        State(.summary) {
            Body { session in
                guard let bill = bill(session) else { return }
                try await session.reply(.dataFrame(bill.table(deliveredTo: session[address] ?? "")))
                try await session.reply(.options("Pay", "Cancel"))
            }
            When(.intent(pay), goTo: .paying)
            When(.intent(change) || .intent(move), goTo: .ordering)
            When(.intent(.cancelForm), goTo: .cancelled)
            After(.seconds(600), goTo: .tooLate)
            Fallback("Shall I change something? Say, for instance, “make it large”. Or pay, or cancel.")
        }

        State(.paying) {
            Body { session in
                guard let bill = bill(session) else { return }
                let opened = till.open(bill, for: session)
                session[payment] = opened.id
                try await session.reply(.markdown("[Pay \(euros(bill.total))](\(till.address(of: opened)))"))
            }
            When(.intent(.cancelForm), goTo: .cancelled)
            After(.seconds(120), goTo: .reminding)
            Fallback("I am waiting for your payment. You can still cancel.")
        }
        State(.reminding) {
            Body("Your order waits for you to pay it, for eight minutes more.")
            When(.intent(.cancelForm), goTo: .cancelled)
            After(.seconds(480), goTo: .tooLate)
            Fallback("I am waiting for your payment. You can still cancel.")
        }

        State(.paid) {
            Body { session in
                let street = session[address] ?? "you"
                let amount = session.event?.payload?["amount"]?.integerValue ?? 0
                try await session.reply("Grazie! \(euros(Int(amount))) received.")
                try await session.reply("Your pizza is in the oven, and at \(street) in half an hour.")
                session[payment] = nil
            }
            GoTo(.forgotten)
        }
        State(.tooLate) {
            Body("I have put your order aside. Say “order” to begin again.")
            GoTo(.forgotten)
        }
        State(.cancelled) {
            Body("All right, no pizza.")
            GoTo(.forgotten)
        }
        State(.forgotten) {
            Body { session in
                if let id = session[payment] { till.withdraw(id) }
                session[payment] = nil
                session[pizza] = nil
                session[size] = nil
                session[count] = nil
                session[address] = nil
            }
            GoTo(.ready)
        }

        EveryState {
            When(.intent(menu), goTo: .menu)
            When(.event("paid"), goTo: .paid)
        }
    }
}

extension OutsideEvent {
    /// The event that a payment has come in.
    static func paid(_ payment: Payment) -> Self {
        .event("paid", ["amount": .integer(Int64(payment.bill.total))])
    }
}
