import Jackdaw
import Synchronization

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A payment that a customer was asked for.
struct Payment: Sendable {
    typealias ID = String
    enum Status: Sendable { case open, paid, withdrawn }

    /// Not to be guessed: who knows it may see what is to be paid.
    let id: ID
    let session: Session.ID
    let bill: Bill
    var status = Status.open
}

/// The payments of all customers.
///
/// It tells whoever wants to know when one has come in.
final class Till: Sendable {
    private struct State {
        var payments: [Payment.ID: Payment] = [:]
        var url = ""
        var notify: @Sendable (Payment) -> Void = { _ in }
    }

    private let state = Mutex(State())

    /// Sets where the pages of payments are, without a slash at the end.
    func serve(at url: String) { state.withLock { $0.url = url } }

    /// Sets who is told that a payment has come in.
    func onPaid(_ notify: @escaping @Sendable (Payment) -> Void) { state.withLock { $0.notify = notify } }

    func open(_ bill: Bill, for session: Session) -> Payment {
        let payment = Payment(id: UUID().uuidString.lowercased(), session: session.id, bill: bill)
        state.withLock { $0.payments[payment.id] = payment }
        return payment
    }

    /// Takes back a payment that nobody has made.
    func withdraw(_ id: Payment.ID) {
        state.withLock { if $0.payments[id]?.status == .open { $0.payments[id]?.status = .withdrawn } }
    }

    func payment(_ id: Payment.ID) -> Payment? { state.withLock { $0.payments[id] } }

    /// The page where a payment is made.
    func address(of payment: Payment) -> String { state.withLock { $0.url } + "/pay/" + payment.id }

    /// Notes that a payment has come in; told twice, it does nothing the second time.
    ///
    /// - Parameter amount: how much, in cents.
    /// - Returns: the payment as it stands now; nil when there is none of that id and amount, or it was taken back.
    func receive(_ id: Payment.ID, amount: Int) -> Payment? {
        let (payment, notify) = state.withLock { state -> (Payment?, ((Payment) -> Void)?) in
            guard var payment = state.payments[id], payment.bill.total == amount else { return (nil, nil) }
            switch payment.status {
            case .withdrawn: return (nil, nil)
            case .paid: return (payment, nil)
            case .open:
                payment.status = .paid
                state.payments[id] = payment
                return (payment, state.notify)
            }
        }
        if let payment { notify?(payment) }
        return payment
    }
}
