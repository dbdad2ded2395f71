/// Vectors of one length, one after another.
struct VectorRows: Sendable {
    let dimension: Int
    let count: Int
    let values: [Float]

    init(_ vectors: [[Float]]) {
        dimension = vectors[0].count
        count = vectors.count
        values = vectors.flatMap { $0 }
    }

    /// The product of two rows.
    func product(_ first: Int, _ second: Int) -> Float {
        values.withUnsafeBufferPointer {
            Self.product($0, first * dimension, $0, second * dimension, count: dimension)
        }
    }

    /// The product of a row and a vector.
    func product(_ row: Int, with vector: [Float]) -> Float {
        values.withUnsafeBufferPointer { values in
            vector.withUnsafeBufferPointer { Self.product(values, row * dimension, $0, 0, count: dimension) }
        }
    }

    /// Adds a multiple of a row to a vector.
    func add(_ row: Int, times factor: Float, to vector: inout [Float]) {
        values.withUnsafeBufferPointer { values in
            vector.withUnsafeMutableBufferPointer { vector in
                for place in 0..<dimension { vector[place] += factor * values[row * dimension + place] }
            }
        }
    }

    /// The largest product of any row and a vector.
    func largestProduct(with vector: [Float]) -> Float {
        var largest = -Float.infinity
        values.withUnsafeBufferPointer { values in
            vector.withUnsafeBufferPointer { vector in
                for row in 0..<count {
                    largest = max(largest, Self.product(values, row * dimension, vector, 0, count: dimension))
                }
            }
        }
        return largest
    }

    /// Four sums in place of one, which none has to wait for another.
    private static func product(
        _ first: UnsafeBufferPointer<Float>,
        _ start: Int,
        _ second: UnsafeBufferPointer<Float>,
        _ other: Int,
        count: Int
    ) -> Float {
        var sums: (Float, Float, Float, Float) = (0, 0, 0, 0)
        var place = 0
        while place + 4 <= count {
            sums.0 += first[start + place] * second[other + place]
            sums.1 += first[start + place + 1] * second[other + place + 1]
            sums.2 += first[start + place + 2] * second[other + place + 2]
            sums.3 += first[start + place + 3] * second[other + place + 3]
            place += 4
        }
        while place < count {
            sums.0 += first[start + place] * second[other + place]
            place += 1
        }
        return sums.0 + sums.1 + sums.2 + sums.3
    }
}
