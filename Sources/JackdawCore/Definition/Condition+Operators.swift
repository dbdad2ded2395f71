extension Condition {
    /// Both hold.
    public static func && (left: Self, right: Self) -> Self {
        Self(.and(left.node, right.node))
    }

    /// At least one of them holds.
    public static func || (left: Self, right: Self) -> Self {
        Self(.or(left.node, right.node))
    }

    /// It does not hold.
    public static prefix func ! (condition: Self) -> Self {
        Self(.not(condition.node))
    }
}
