extension [Int] {
    /// Sorts without any memory but the array's own, which the standard library's sort does not promise.
    ///
    /// A heap sort (Williams, *Algorithm 232*, CACM 7, 1964): not stable, so the order had better be total.
    mutating func sortInPlace(by precedes: (Int, Int) -> Bool) {
        guard count > 1 else { return }
        for root in (0..<(count / 2)).reversed() { sift(root, end: count, precedes) }
        for end in (1..<count).reversed() {
            swapAt(0, end)
            sift(0, end: end, precedes)
        }
    }

    private mutating func sift(_ root: Int, end: Int, _ precedes: (Int, Int) -> Bool) {
        var root = root
        while 2 * root + 1 < end {
            var child = 2 * root + 1
            if child + 1 < end, precedes(self[child], self[child + 1]) { child += 1 }
            guard precedes(self[root], self[child]) else { return }
            swapAt(root, child)
            root = child
        }
    }
}
