extension Form {
    /// The states that the form is made of.
    ///
    /// The first one knows what is to be done next: ask for something, or go on. Each question is a state that waits for
    /// its answer and leads back to the first.
    var states: [BotElement] {
        let name = id.name
        var first: [StateElement] = [.body(opening(of: name), location), .form(draft)]
        first += giveUps.map { attempts, exit in
            leave(by: exit, when: failed(attempts, "\(attempts) wrong answers"))
        }
        first += slots.map { slot in
            .transition(
                Transition(
                    trigger: check("\(slot.parameter.name) is missing") { !slot.isKnown($0) },
                    target: .state("\(name).\(slot.parameter.name)"),
                    location: slot.location
                )
            )
        }
        first += stateElements.filter(\.isWayOn)
        let questions = slots.map { slot in
            BotElement.state("\(name).\(slot.parameter.name)", question(slot, of: name), slot.location)
        }
        return [.state(name, first, location)] + questions + exits
    }

    private var draft: FormDraft {
        FormDraft(
            slots: elements.compactMap { if case .ask(let slot) = $0 { slot } else { nil } },
            giveUps: giveUps.map { ($0.attempts, $0.exit.location) }
        )
    }

    /// The questions, each once: that one is asked twice is reported, and no reason to report more.
    private var slots: [FormSlot] {
        var names: Set<String> = []
        return draft.slots.filter { names.insert($0.parameter.name).inserted }
    }

    private var stateElements: [StateElement] {
        elements.compactMap { if case .state(let element) = $0 { element } else { nil } }
    }

    private var cancels: [(intent: Intent, exit: FormExit)] {
        elements.compactMap { if case .cancel(let intent, let exit) = $0 { (intent, exit) } else { nil } }
    }

    private var giveUps: [(attempts: Int, exit: FormExit)] {
        elements.compactMap { if case .giveUp(let attempts, let exit) = $0 { (attempts, exit) } else { nil } }
    }

    /// What is done on entering the form, and after each answer.
    private func opening(of name: String) -> BodyAction {
        let slots = slots
        let keepsAnswers = keepsAnswers
        return .runs { try await $0.takeAnswers(to: name, slots, keepsAnswers: keepsAnswers) }
    }

    /// What stands in the state that asks for `slot`.
    private func question(_ slot: FormSlot, of name: String) -> [StateElement] {
        let answered = check("an answer") { $0.formAnswer != nil }
        var result: [StateElement] = [
            .body(.says(slot.question), slot.location),
            .question(FormQuestion(form: name, asked: slot.parameter.name, slots: slots)),
            .transition(
                Transition(trigger: .anyMessage && answered, target: .state(name), location: slot.location)
            ),
        ]
        result += cancels.map { leave(by: $0.exit, when: .intent($0.intent)) }
        result += stateElements.filter { !$0.isWayOn && !$0.isFallback }
        result += giveUps.map { attempts, exit in
            leave(by: exit, when: .noIntentMatched && failed(attempts - 1, "no answer, \(attempts) times"))
        }
        // A fallback of the form's own says what it likes; that it was needed counts all the same.
        let fallbacks = stateElements.filter(\.isFallback)
        let own = fallbacks.compactMap { if case .fallback(let action, _) = $0 { action } else { nil } }.first
        result.append(
            .fallback(
                .runs { session in
                    session.countFailedAnswer()
                    try await (own ?? .says(slot.again))(session)
                },
                slot.location
            )
        )
        return result + fallbacks.dropFirst()
    }

    /// The transition of a way out, through the state that says something if there is something to say.
    private func leave(by exit: FormExit, when condition: Condition) -> StateElement {
        let target = exit.replies.isEmpty ? exit.target : name(of: exit)
        return .transition(Transition(trigger: condition, target: .state(target), location: exit.location))
    }

    /// The states that say something on the way out.
    private var exits: [BotElement] {
        (cancels.map(\.exit) + giveUps.map(\.exit)).filter { !$0.replies.isEmpty }.map { exit in
            .state(
                name(of: exit),
                [
                    .body(.says(exit.replies), exit.location),
                    .transition(Transition(target: .state(exit.target), location: exit.location)),
                ],
                exit.location
            )
        }
    }

    /// The name of the state that a way out passes: `order.cancelled`, `order.given up`, and with a number from the second
    /// on.
    private func name(of exit: FormExit) -> String {
        let isCancelled = cancels.contains { $0.exit.location == exit.location }
        let alike = isCancelled ? cancels.map(\.exit) : giveUps.map(\.exit)
        let number = (alike.firstIndex { $0.location == exit.location } ?? 0) + 1
        return "\(id.name).\(isCancelled ? "cancelled" : "given up")\(number > 1 ? " \(number)" : "")"
    }

    private func failed(_ attempts: Int, _ description: String) -> Condition {
        check(description) { $0.failedAnswers >= attempts }
    }

    private func check(_ description: String, _ holds: @escaping @Sendable (Session) -> Bool) -> Condition {
        let identity = "\(id.name): \(description)"
        return Condition(.check(Condition.Check(description: description, identity: identity, holds: holds)))
    }
}

extension StateElement {
    /// Whether it says where a form goes on once everything is known.
    fileprivate var isWayOn: Bool {
        if case .transition(let transition) = self { transition.isEventless } else { false }
    }

    fileprivate var isFallback: Bool {
        if case .fallback = self { true } else { false }
    }
}
