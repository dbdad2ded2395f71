import Synchronization

extension Session {
    /// What the message that is being handled answered.
    var formAnswer: FormAnswer? { core.withLock { $0.handling?.answer } }

    /// Messages in a row that did not answer the question of the form.
    var failedAnswers: Int { core.withLock { $0.formProgress.attempts } }

    /// Notes that a message was no answer.
    func countFailedAnswer() {
        changeProgress { $0.attempts += 1 }
    }

    /// What a form does when it is entered, and after each answer: it sees to it that it knows only what is right.
    func takeAnswers(to form: String, _ slots: [FormSlot], keepsAnswers: Bool) async throws {
        var said: Set<String>
        let answer = formAnswer.flatMap { $0.form == form ? $0 : nil }
        if let answer {
            said = Set(answer.values.keys)
        } else {
            changeProgress { $0 = FormProgress() }
            said = Set((intent?.parameters ?? [:]).keys)
            if !keepsAnswers {
                for slot in slots where !said.contains(slot.parameter.name) { slot.forget(self) }
            }
            said = Set(slots.filter { $0.isKnown(self) }.map(\.parameter.name))
        }
        var isWrong = false
        for slot in slots where said.contains(slot.parameter.name) {
            guard let problem = try await slot.problem(self) else { continue }
            slot.forget(self)
            isWrong = true
            try await reply(problem)
        }
        guard let answer else { return }
        changeProgress { progress in
            if isWrong {
                progress.attempts += 1
            } else if answer.values[answer.asked] != nil {
                progress = FormProgress(previous: answer.asked)
            }
        }
    }

    private func changeProgress(_ change: (inout FormProgress) -> Void) {
        if BodyRun.current(of: self)?.isCancelled == true { return }
        core.withLock { change(&$0.formProgress) }
    }
}
