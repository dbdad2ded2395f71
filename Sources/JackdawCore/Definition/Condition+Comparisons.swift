extension Variable where Value: Equatable {
    /// The variable has that value.
    public static func == (variable: Self, value: Value) -> Condition {
        variable.check("==", value) { $0 == value }
    }

    /// The variable has another value.
    public static func != (variable: Self, value: Value) -> Condition {
        variable.check("!=", value) { $0 != value }
    }
}

extension Variable where Value: Comparable {
    /// The variable is less than the value.
    public static func < (variable: Self, value: Value) -> Condition {
        variable.check("<", value) { $0 < value }
    }

    /// The variable is at most the value.
    public static func <= (variable: Self, value: Value) -> Condition {
        variable.check("<=", value) { $0 <= value }
    }

    /// The variable is greater than the value.
    public static func > (variable: Self, value: Value) -> Condition {
        variable.check(">", value) { $0 > value }
    }

    /// The variable is at least the value.
    public static func >= (variable: Self, value: Value) -> Condition {
        variable.check(">=", value) { $0 >= value }
    }
}

extension Parameter where Value: Equatable {
    /// The parameter was filled with that value.
    public static func == (parameter: Self, value: Value) -> Condition {
        parameter.check("==", value) { $0 == value }
    }

    /// The parameter was filled with another value, or with none.
    public static func != (parameter: Self, value: Value) -> Condition {
        parameter.check("!=", value) { $0 != value }
    }
}

extension Parameter where Value: Comparable {
    /// The parameter was filled with less than the value.
    public static func < (parameter: Self, value: Value) -> Condition {
        parameter.check("<", value) { $0.map { $0 < value } ?? false }
    }

    /// The parameter was filled with at most the value.
    public static func <= (parameter: Self, value: Value) -> Condition {
        parameter.check("<=", value) { $0.map { $0 <= value } ?? false }
    }

    /// The parameter was filled with more than the value.
    public static func > (parameter: Self, value: Value) -> Condition {
        parameter.check(">", value) { $0.map { $0 > value } ?? false }
    }

    /// The parameter was filled with at least the value.
    public static func >= (parameter: Self, value: Value) -> Condition {
        parameter.check(">=", value) { $0.map { $0 >= value } ?? false }
    }
}

extension Parameter {
    /// The parameter was filled, whatever the value.
    public var isFilled: Condition {
        let description = "\(name) is filled"
        return Condition(
            .check(
                Condition.Check(
                    description: description,
                    identity: description,
                    parameters: [AnyParameter(self)],
                    holds: { $0[self] != nil }
                )
            )
        )
    }

    fileprivate func check(
        _ comparison: String,
        _ value: Value,
        holds: @escaping @Sendable (Value?) -> Bool
    ) -> Condition {
        let description = "\(name) \(comparison) \(value)"
        return Condition(
            .check(
                Condition.Check(
                    description: description,
                    identity: "parameter \(description)",
                    parameters: [AnyParameter(self)],
                    holds: { holds($0[self]) }
                )
            )
        )
    }
}

extension Variable {
    fileprivate func check(
        _ comparison: String,
        _ value: Value,
        holds: @escaping @Sendable (Value) -> Bool
    ) -> Condition {
        let description = "\(name) \(comparison) \(value)"
        return Condition(
            .check(
                Condition.Check(
                    description: description,
                    identity: "variable \(description)",
                    variables: [AnyVariable(self)],
                    holds: { holds($0[self]) }
                )
            )
        )
    }
}
