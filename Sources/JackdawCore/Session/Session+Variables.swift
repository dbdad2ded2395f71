import Synchronization
import Understanding

extension Session {
    /// The value of a variable: what it was last set to, else what it is initially.
    ///
    /// A body that was cancelled changes nothing any more.
    public subscript<Value>(variable: Variable<Value>) -> Value {
        get {
            let value = core.withLock { $0.variables[variable.name] }
            return value.flatMap { StoredValue.read($0, as: Value.self) } ?? variable.initially
        }
        set {
            if BodyRun.current(of: self)?.isCancelled == true { return }
            core.withLock { core in
                core.variables[variable.name] = newValue
                if core.ledger.inHand == nil { noteChange(&core) }
            }
        }
    }

    /// The value of a parameter: what the last intent that filled it found, or what it was set to since.
    ///
    /// It stays until another message fills it, or the conversation begins again; setting nil forgets it.
    public subscript<Value>(parameter: Parameter<Value>) -> Value? {
        get {
            switch core.withLock({ $0.parameters[parameter.name] }) {
            case .found(let value): parameter.entity.convert(value)
            case .set(let value): StoredValue.read(value, as: Value.self)
            case nil: nil
            }
        }
        set {
            if BodyRun.current(of: self)?.isCancelled == true { return }
            core.withLock { core in
                core.parameters[parameter.name] = newValue.map { .set($0) }
                if core.ledger.inHand == nil { noteChange(&core) }
            }
        }
    }
}
