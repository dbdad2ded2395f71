import Benchmark

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What one operation takes of the processor, in picoseconds.
///
/// The library's own `cpuUser` counts the kernel's ticks of 10 ms, which most iterations do not reach. Picoseconds, since
/// figures are whole numbers and a header is parsed in a few nanoseconds.
let cpuTime = BenchmarkMetric.custom("CPU (ps)", polarity: .prefersSmaller, useScalingFactor: true)

/// How often an operation is repeated between two looks at the clock, which themselves take about half a microsecond.
enum Size {
    /// Some nanoseconds.
    case tiny
    /// Up to some microseconds.
    case small
    /// Longer.
    case large

    var factor: BenchmarkScalingFactor {
        switch self {
        case .tiny: .mega
        case .small: .kilo
        case .large: .one
        }
    }
}

/// Registers a benchmark of `operation`.
@inline(__always)
func measure(_ name: String, _ size: Size, _ operation: @escaping () throws -> Void) {
    measure(name, size, state: ()) { _ in try operation() }
}

/// Registers a benchmark of `operation`, which keeps `state` from one call to the next.
///
/// A variable that the closure captures would be checked for exclusive access at every touch, and that would be measured.
@inline(__always)
func measure<State>(
    _ name: String,
    _ size: Size,
    state: State,
    _ operation: @escaping (inout State) throws -> Void
) {
    let place = UnsafeMutablePointer<State>.allocate(capacity: 1)
    place.initialize(to: state)
    let configuration = Benchmark.Configuration(
        metrics: [cpuTime, .wallClock, .throughput],
        units: [cpuTime: .count],
        scalingFactor: size.factor,
        maxDuration: .seconds(1),
        maxIterations: 100_000
    )
    Benchmark(name, configuration: configuration) { benchmark in
        let start = threadTime()
        for _ in benchmark.scaledIterations {
            try operation(&place.pointee)
        }
        benchmark.measurement(cpuTime, (threadTime() - start) * 1000)
    }
}

/// The nanoseconds that this thread has been on a processor; others on the same machine do not count.
private func threadTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
