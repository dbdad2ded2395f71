/// Vectors of which only the non-zero entries are kept, one after another.
struct SparseRows: Sendable, Codable {
    var columns: [Int32] = []
    var values: [Float] = []
    var ends: [Int] = []

    var count: Int { ends.count }

    func range(_ row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }
}
