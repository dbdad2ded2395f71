import Benchmark

let benchmarks: @Sendable () -> Void = {
    maskingBenchmarks()
    validationBenchmarks()
    headerBenchmarks()
    assemblerBenchmarks()
    negotiationBenchmarks()
    compressionBenchmarks()
}
