extension Resampler {
    /// Samples that are weighted and added; where there are none is silence.
    ///
    /// Loads are not checked: whoever adds has first made sure that `width` samples are there, and the table has that many
    /// weights in every row. A buffer that has some has an address.
    struct Source {
        let samples: UnsafeBufferPointer<Float>
        /// The number of the first of them.
        let first: Int

        /// The sum of the samples from `start` on, weighted by a row of weights.
        @inline(__always)
        func sum(_ start: Int, _ weights: UnsafeBufferPointer<Float>, rowAt row: Int, width: Int) -> Float {
            let offset = start - first
            guard offset >= 0, offset + width <= samples.count else {
                return sumAtEdge(offset, weights, rowAt: row, width: width)
            }
            let samples = UnsafeRawPointer(samples.baseAddress.unsafelyUnwrapped + offset)
            let weights = UnsafeRawPointer(weights.baseAddress.unsafelyUnwrapped + row)
            var sums = (SIMD8<Float>.zero, SIMD8<Float>.zero)
            for index in Self.vectors(width, by: 2) {
                sums.0 += Self.vector(samples, index) * Self.vector(weights, index)
                sums.1 += Self.vector(samples, index &+ 1) * Self.vector(weights, index &+ 1)
            }
            return Self.total(sums.0 + sums.1)
        }

        /// Four sums by the same row, each so many samples behind the one before; nil where not all samples are there.
        @inline(__always)
        func four(
            _ start: Int,
            every step: Int,
            _ weights: UnsafeBufferPointer<Float>,
            width: Int
        ) -> SIMD4<Float>? {
            let offset = start - first
            guard offset >= 0, offset + 3 * step + width <= samples.count else { return nil }
            let samples = UnsafeRawPointer(samples.baseAddress.unsafelyUnwrapped + offset)
            let weights = UnsafeRawPointer(weights.baseAddress.unsafelyUnwrapped)
            var sums = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
            for index in Self.vectors(width, by: 1) {
                let weight = Self.vector(weights, index)
                sums.0 += weight * Self.vector(samples, index)
                sums.1 += weight * Self.vector(samples + 4 &* step, index)
                sums.2 += weight * Self.vector(samples + 8 &* step, index)
                sums.3 += weight * Self.vector(samples + 12 &* step, index)
            }
            return SIMD4(Self.total(sums.0), Self.total(sums.1), Self.total(sums.2), Self.total(sums.3))
        }

        /// The sums by a row and the next, for which the samples are loaded once.
        @inline(__always)
        func sums(
            _ start: Int,
            _ weights: UnsafeBufferPointer<Float>,
            rowAt row: Int,
            width: Int
        ) -> (Float, Float) {
            let offset = start - first
            guard offset >= 0, offset + width <= samples.count else {
                return (
                    sumAtEdge(offset, weights, rowAt: row, width: width),
                    sumAtEdge(offset, weights, rowAt: row + width, width: width)
                )
            }
            let samples = UnsafeRawPointer(samples.baseAddress.unsafelyUnwrapped + offset)
            let weights = UnsafeRawPointer(weights.baseAddress.unsafelyUnwrapped + row)
            var sums = (SIMD8<Float>.zero, SIMD8<Float>.zero)
            for index in Self.vectors(width, by: 1) {
                let vector = Self.vector(samples, index)
                sums.0 += vector * Self.vector(weights, index)
                sums.1 += vector * Self.vector(weights, index &+ width / 8)
            }
            return (Self.total(sums.0), Self.total(sums.1))
        }

        /// The same for a row that reaches beyond the samples.
        private func sumAtEdge(
            _ offset: Int,
            _ weights: UnsafeBufferPointer<Float>,
            rowAt row: Int,
            width: Int
        ) -> Float {
            let lower = min(max(0, -offset), width)
            let upper = min(max(lower, samples.count - offset), width)
            return (lower..<upper).reduce(0) { $0 + samples[offset + $1] * weights[row + $1] }
        }

        private static func vectors(_ width: Int, by step: Int) -> StrideTo<Int> {
            stride(from: 0, to: width / 8, by: step)
        }

        /// The eight numbers at `index`, counted in eights.
        @inline(__always)
        private static func vector(_ numbers: UnsafeRawPointer, _ index: Int) -> SIMD8<Float> {
            numbers.loadUnaligned(fromByteOffset: index &* 32, as: SIMD8<Float>.self)
        }

        /// Halves are added to halves, where `sum()` would add one number after the other.
        @inline(__always)
        private static func total(_ vector: SIMD8<Float>) -> Float {
            let four = vector.lowHalf + vector.highHalf
            let two = four.lowHalf + four.highHalf
            return two.x + two.y
        }
    }
}
