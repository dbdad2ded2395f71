// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "jackdaw",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Jackdaw", targets: ["Jackdaw"]),
        .library(name: "JackdawCore", targets: ["JackdawCore"]),
        .library(name: "JackdawCSV", targets: ["JackdawCSV"]),
        .library(name: "JackdawChatModel", targets: ["JackdawChatModel"]),
        .library(name: "JackdawEmbeddings", targets: ["JackdawEmbeddings"]),
        .library(name: "JackdawJWT", targets: ["JackdawJWT"]),
        .library(name: "JackdawPostgres", targets: ["JackdawPostgres"]),
        .library(name: "JackdawSQLite", targets: ["JackdawSQLite"]),
        .library(name: "JackdawSpeech", targets: ["JackdawSpeech"]),
        .library(name: "JackdawSpeechService", targets: ["JackdawSpeechService"]),
        .library(name: "JackdawTesting", targets: ["JackdawTesting"]),
        .library(name: "PermessageDeflate", targets: ["PermessageDeflate"]),
        .library(name: "Understanding", targets: ["Understanding"]),
        .library(name: "WebSocketServer", targets: ["WebSocketServer"]),
        .executable(name: "WebSocketEcho", targets: ["WebSocketEcho"]),
        .executable(name: "IntentJudge", targets: ["IntentJudge"]),
        .executable(name: "StoreTrial", targets: ["StoreTrial"]),
    ],
    dependencies: [
        // Without its traits Hummingbird needs neither swift-configuration nor all of Foundation.
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-configuration.git", from: "1.4.0", traits: ["JSON", "YAML"]),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras.git", from: "1.35.2"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
        // Without its trait it does without all of Foundation.
        .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system.git", from: "1.8.1"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV.git", from: "0.10.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit.git", from: "5.7.1"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "ChatAssets", path: "Sources/ChatAssets", publicHeadersPath: "include"),
        .target(
            name: "PermessageDeflate",
            dependencies: ["CZlib", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .target(
            name: "WebSocketServer",
            dependencies: [
                "PermessageDeflate",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "WebSocketEcho",
            dependencies: [
                "WebSocketServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .target(name: "Understanding"),
        .executableTarget(name: "IntentJudge", dependencies: ["Understanding"]),
        .target(
            name: "JackdawCore",
            dependencies: [
                "Understanding",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        // By itself, because SwiftCSV needs all of Foundation, which a bot without CSV files can do without.
        .target(name: "JackdawCSV", dependencies: ["JackdawCore", "SwiftCSV"]),
        // What the engines that ask a service have in common; a bot that needs none of them builds no HTTP client.
        .target(
            name: "OpenAIEndpoint",
            dependencies: [
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]
        ),
        .target(
            name: "JackdawEmbeddings",
            dependencies: [
                "OpenAIEndpoint", "Understanding",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .target(
            name: "JackdawChatModel",
            dependencies: ["OpenAIEndpoint", "Understanding", .product(name: "Logging", package: "swift-log")]
        ),
        // Where conversations are kept. Each needs a library that a bot without it does without.
        .target(
            name: "JackdawSQLite",
            dependencies: ["JackdawCore", .product(name: "GRDB", package: "GRDB.swift")]
        ),
        .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"]), .brew(["libpq"])]),
        .target(
            name: "JackdawPostgres",
            dependencies: ["CPostgres", "JackdawCore", .product(name: "Logging", package: "swift-log")]
        ),
        // The bot that the crash tests kill.
        .executableTarget(
            name: "StoreTrial",
            dependencies: [
                "Jackdaw", "JackdawPostgres", "JackdawSQLite",
            ]
        ),
        // Programs of the machine that hear and speak; a bot that needs none of them starts no process.
        .target(
            name: "JackdawSpeech",
            dependencies: [
                "JackdawCore", "Understanding",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]
        ),
        .executableTarget(name: "SpeechTrial", dependencies: ["JackdawCore", "JackdawSpeech"]),
        .target(
            name: "JackdawSpeechService",
            dependencies: [
                "JackdawCore", "OpenAIEndpoint", "Understanding",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .target(
            name: "Jackdaw",
            dependencies: [
                "CZlib", "ChatAssets", "JackdawCore", "Understanding", "WebSocketServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOWebSocket", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            exclude: ["Protocol/jackdaw.v1.schema.json"]
        ),
        // By itself, because who needs no tokens can do without cryptography.
        .target(name: "JackdawJWT", dependencies: ["Jackdaw", .product(name: "JWTKit", package: "jwt-kit")]),
        .target(
            name: "JackdawTesting",
            dependencies: [
                "Jackdaw", "JackdawCore", "PermessageDeflate", "Understanding",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
        .testTarget(
            name: "JackdawTestingTests",
            dependencies: ["Jackdaw", "JackdawTesting", "JackdawCore", "Understanding"],
            exclude: ["Conversations"]
        ),
        .testTarget(name: "UnderstandingTests", dependencies: ["Understanding"]),
        .target(
            name: "ServiceTesting",
            dependencies: [
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            path: "Tests/ServiceTesting"
        ),
        .testTarget(name: "OpenAIEndpointTests", dependencies: ["OpenAIEndpoint", "ServiceTesting"]),
        .testTarget(
            name: "JackdawEmbeddingsTests",
            dependencies: ["JackdawEmbeddings", "OpenAIEndpoint", "ServiceTesting", "Understanding"]
        ),
        .testTarget(
            name: "JackdawChatModelTests",
            dependencies: ["JackdawChatModel", "OpenAIEndpoint", "ServiceTesting", "Understanding"]
        ),
        .testTarget(
            name: "JackdawCoreTests",
            dependencies: [
                "JackdawCore", "JackdawTesting", "ServiceTesting", "Understanding",
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Tracing", package: "swift-distributed-tracing"),
            ]
        ),
        .testTarget(
            name: "JackdawSpeechTests",
            dependencies: ["JackdawSpeech", "JackdawCore", "ServiceTesting"]
        ),
        .testTarget(
            name: "JackdawSpeechServiceTests",
            dependencies: ["JackdawSpeechService", "JackdawCore", "OpenAIEndpoint", "ServiceTesting"]
        ),
        .testTarget(name: "JackdawCSVTests", dependencies: ["JackdawCSV", "JackdawCore"]),
        .testTarget(
            name: "JackdawJWTTests",
            dependencies: [
                "Jackdaw", "JackdawJWT",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "JWTKit", package: "jwt-kit"),
            ]
        ),
        .testTarget(
            name: "JackdawStoreTests",
            dependencies: [
                "JackdawCore", "JackdawPostgres", "JackdawSQLite", .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        .testTarget(
            name: "PermessageDeflateTests",
            dependencies: ["PermessageDeflate", .product(name: "NIOCore", package: "swift-nio")]
        ),
        .testTarget(
            name: "WebSocketServerTests",
            dependencies: [
                "PermessageDeflate", "WebSocketServer",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
        .testTarget(
            name: "JackdawTests",
            dependencies: [
                "CZlib", "ChatAssets", "Jackdaw", "JackdawCore", "JackdawSQLite", "JackdawTesting", "Understanding",
                "WebSocketServer",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ]
        ),
        .testTarget(
            name: "ExamplesTests",
            dependencies: [
                "Jackdaw", "JackdawTesting", "Greetings", "Weather", "Gallery", "Embedded", "Quiz", "DataExplorer",
                "Order", "HelpDesk",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]
        ),
    ],
    cLanguageStandard: .gnu2x
)

/// The examples, each with what it needs besides Jackdaw.
let examples: [(name: String, dependencies: [Target.Dependency], resources: [Resource])] = [
    ("Greetings", ["JackdawSpeech"], []),
    ("Weather", ["JackdawSpeech"], []),
    ("Gallery", [], []),
    ("Quiz", ["JackdawSQLite"], []),
    ("DataExplorer", ["JackdawCSV"], []),
    ("Embedded", [.product(name: "Hummingbird", package: "hummingbird")], []),
    (
        "Order",
        [
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
        ],
        []
    ),
    (
        "HelpDesk",
        [
            .product(name: "Crypto", package: "swift-crypto"),
            .product(name: "HTTPTypes", package: "swift-http-types"),
            .product(name: "Hummingbird", package: "hummingbird"),
            .product(name: "NIOCore", package: "swift-nio"),
            .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        ],
        // In the binary, which can be put anywhere then.
        [.embedInCode("agent")]
    ),
]

for example in examples {
    package.products.append(.executable(name: example.name, targets: [example.name]))
    package.targets.append(
        .executableTarget(
            name: example.name,
            dependencies: ["Jackdaw"] + example.dependencies,
            path: "Examples/\(example.name)",
            resources: example.resources
        )
    )
}

// script/test and CI let no warning pass; whoever depends on the package is not bothered.
let strict: [SwiftSetting] = Context.environment["JACKDAW_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

for target in package.targets where target.type != .system {
    target.swiftSettings =
        [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("InternalImportsByDefault"),
        ] + strict
}
