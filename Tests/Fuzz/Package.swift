// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that nobody who depends on Jackdaw ever sees these targets or their flags.
// `script/fuzz` builds it; without its flags (`-sanitize=fuzzer -enable-testing`) it does not link.
let package = Package(
    name: "fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [
        // A link to the root: the package manager names a package after its folder, and a clone's may have any name.
        .package(name: "jackdaw", path: "jackdaw"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    ],
    targets: [
        .target(name: "FuzzMain", path: "FuzzMain"),
        .target(
            name: "FuzzSupport",
            dependencies: [.product(name: "NIOCore", package: "swift-nio")],
            path: "FuzzSupport"
        ),
    ]
)

let fuzzers: [(name: String, products: [String])] = [
    ("FuzzFrames", ["PermessageDeflate", "WebSocketServer"]),
    ("FuzzExtensions", ["PermessageDeflate"]),
    ("FuzzInflater", ["PermessageDeflate"]),
    ("FuzzProtocol", ["Jackdaw", "JackdawCore"]),
]

for fuzzer in fuzzers {
    package.targets.append(
        .executableTarget(
            name: fuzzer.name,
            dependencies: ["FuzzMain", "FuzzSupport", .product(name: "NIOCore", package: "swift-nio")]
                + fuzzer.products.map { .product(name: $0, package: "jackdaw") },
            path: fuzzer.name,
            // `main` is in FuzzMain.
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        )
    )
}
