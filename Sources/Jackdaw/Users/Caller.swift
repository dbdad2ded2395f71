import JackdawCore

/// Who sends a request, as far as an authenticator has a say.
enum Caller: Sendable, Hashable {
    /// There is no authenticator: who users are is what clients claim.
    case unchecked
    /// There is one; nil for nobody in particular.
    case checked(AuthenticatedUser?)

    /// Whom the authenticator has recognised.
    var user: AuthenticatedUser? {
        if case .checked(let user) = self { user } else { nil }
    }

    /// Whether a session is the caller's own; nil where no authenticator decides that, because there is none or the session
    /// is nobody's.
    func owns(_ session: Conversations.Owner) -> Bool? {
        guard case .checked(let user) = self, let owner = session.user else { return nil }
        // Octet by octet: strings that only look alike may be the ids of two users.
        return user.map { owner.utf8.elementsEqual($0.id.utf8) } ?? false
    }
}
