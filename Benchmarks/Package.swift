// swift-tools-version: 6.2

import PackageDescription

// A package of its own: whoever builds Jackdaw needs none of what only measurements need.
let package = Package(
    name: "jackdaw-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        // With its name, since a clone's folder may be called anything.
        .package(name: "jackdaw", path: ".."),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        // Its traits would preload libraries that count allocations, and the measured code would run through them.
        .package(url: "https://github.com/ordo-one/benchmark.git", from: "1.38.1", traits: []),
    ],
    targets: [
        // The plugin takes every executable in a folder "Benchmarks" for one of its own; NIOEcho must not be in one.
        .executableTarget(
            name: "Codec",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "PermessageDeflate", package: "jackdaw"),
                .product(name: "WebSocketServer", package: "jackdaw"),
            ],
            path: "Benchmarks/Codec",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "Classifier",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "Understanding", package: "jackdaw"),
            ],
            path: "Benchmarks/Classifier",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "Conversations",
            dependencies: [
                .product(name: "Jackdaw", package: "jackdaw"),
                .product(name: "JackdawTesting", package: "jackdaw"),
            ]
        ),
        .executableTarget(
            name: "NIOEcho",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
            ]
        ),
    ]
)
