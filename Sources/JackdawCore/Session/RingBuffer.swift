/// A queue whose ends are both cheap, and that takes no memory while it is empty.
struct RingBuffer<Element: Sendable>: Sendable {
    private var storage: ContiguousArray<Element?> = []
    private var head = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    private func position(_ index: Int) -> Int {
        let position = head + index
        return position < storage.count ? position : position - storage.count
    }

    /// The element `index` places after the first.
    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "index out of range")
            guard let element = storage[position(index)] else { preconditionFailure("every place in use is filled") }
            return element
        }
        set {
            precondition(index >= 0 && index < count, "index out of range")
            storage[position(index)] = newValue
        }
    }

    mutating func append(_ element: Element) {
        if count == storage.count { grow() }
        storage[position(count)] = element
        count += 1
    }

    mutating func prepend(_ element: Element) {
        if count == storage.count { grow() }
        head = head == 0 ? storage.count - 1 : head - 1
        storage[head] = element
        count += 1
    }

    mutating func popFirst() -> Element? {
        guard count > 0 else { return nil }
        let element = storage[head]
        storage[head] = nil
        head = head + 1 == storage.count ? 0 : head + 1
        count -= 1
        // A few places are kept: a queue that empties after every message would otherwise allocate for each.
        if count == 0, storage.count > 4 { removeAll() }
        return element
    }

    mutating func removeAll() {
        storage = []
        head = 0
        count = 0
    }

    /// Keeps the elements that are still wanted, in order.
    mutating func filter(_ isIncluded: (Element) -> Bool) {
        let kept = elements.filter(isIncluded)
        removeAll()
        for element in kept { append(element) }
    }

    /// The elements from first to last.
    var elements: [Element] { (0..<count).map { self[$0] } }

    private mutating func grow() {
        var larger = ContiguousArray<Element?>()
        larger.reserveCapacity(max(1, storage.count * 2))
        for index in 0..<count { larger.append(self[index]) }
        while larger.count < max(1, storage.count * 2) { larger.append(nil) }
        storage = larger
        head = 0
    }
}
