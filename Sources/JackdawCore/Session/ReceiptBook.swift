/// The client ids a session has seen lately, each with the receipt it was given.
struct ReceiptBook: Sendable {
    private var sequences: [String: Int?] = [:]
    private var order = RingBuffer<String>()

    func receipt(for clientID: String) -> Receipt? {
        guard let sequence = sequences[clientID] else { return nil }
        return Receipt(sequence: sequence, isRepeat: true)
    }

    mutating func note(_ clientID: String, sequence: Int?, limit: Int) {
        sequences.updateValue(sequence, forKey: clientID)
        order.append(clientID)
        while order.count > limit, let oldest = order.popFirst() { sequences[oldest] = nil }
    }
}
