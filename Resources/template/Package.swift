// swift-tools-version: 6.2
import PackageDescription

// Where Jackdaw is. A container has it elsewhere, and says so (see Containerfile).
let jackdaw = Context.environment["JACKDAW"] ?? "__JACKDAW__"

let package = Package(
    name: "__NAME__",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "jackdaw", path: jackdaw)],
    targets: [
        .executableTarget(name: "__NAME__", dependencies: [.product(name: "Jackdaw", package: "jackdaw")]),
        .testTarget(
            name: "__NAME__Tests",
            dependencies: ["__NAME__", .product(name: "JackdawTesting", package: "jackdaw")],
            exclude: ["Conversations"]
        ),
    ]
)
