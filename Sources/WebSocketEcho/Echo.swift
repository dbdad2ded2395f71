import ArgumentParser
import Hummingbird
import NIOCore
import WebSocketServer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// An echo server for test suites and measurements: what comes is sent back, text as text.
@main
struct Echo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "WebSocketEcho",
        abstract: "Send back every WebSocket message, text as text."
    )

    @Option(help: ArgumentHelp("The port to listen on; 0 has the system choose one.", valueName: "n"))
    var port: UInt16 = 0

    @Option(help: ArgumentHelp("The largest frame and message accepted.", valueName: "octets"))
    var maxMessage = 16 << 20

    @Option(help: ArgumentHelp("What may wait for a peer that does not read.", valueName: "octets"))
    var outgoingBuffer = 64 << 20

    @Flag(inversion: .prefixedNo, help: "Whether permessage-deflate is agreed to.")
    var compression = true

    @Flag(inversion: .prefixedNo, help: "Whether the server's messages refer to earlier ones.")
    var contextTakeover = true

    @Option(help: ArgumentHelp("zlib's level, 1 to 9.", valueName: "n"))
    var level = CompressionPolicy().level

    @Option(help: ArgumentHelp("The window to compress with, 9 to 15.", valueName: "bits"))
    var windowBits = CompressionPolicy().windowBits

    @Option(help: ArgumentHelp("zlib's memory level, 1 to 9.", valueName: "n"))
    var memoryLevel = CompressionPolicy().memoryLevel

    @Option(help: ArgumentHelp("What compression may cost a connection; windows shrink to it.", valueName: "octets"))
    var memoryPerConnection = CompressionPolicy().maxMemoryPerConnection

    func validate() throws {
        guard (1...9).contains(level) else { throw ValidationError("--level takes a number from 1 to 9") }
        guard (9...15).contains(windowBits) else { throw ValidationError("--window-bits takes a number from 9 to 15") }
        guard (1...9).contains(memoryLevel) else { throw ValidationError("--memory-level takes a number from 1 to 9") }
        guard maxMessage > 0, outgoingBuffer > 0, memoryPerConnection > 0 else {
            throw ValidationError("sizes are numbers of octets above 0")
        }
    }

    func run() async throws {
        let application = Application(
            router: Router(),
            server: .httpAndWebSocket(configuration: webSocketConfiguration) { _ in
                .accept()
            } handler: { connection in
                for try await message in connection.messages {
                    try await connection.send(message)
                }
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: Int(port))),
            onServerRunning: { channel in
                print("echo is listening on http://127.0.0.1:\(channel.localAddress?.port ?? Int(port))")
                // Into a pipe, the line would wait for the buffer to be full.
                fflush(nil)
            }
        )
        try await application.runService()
    }

    private var webSocketConfiguration: WebSocketConfiguration {
        var configuration = WebSocketConfiguration()
        configuration.maxFrameSize = maxMessage
        configuration.maxMessageSize = maxMessage
        configuration.maxOutgoingBuffer = outgoingBuffer
        var policy = CompressionPolicy()
        policy.level = level
        policy.windowBits = windowBits
        policy.memoryLevel = memoryLevel
        policy.contextTakeover = contextTakeover
        policy.maxMemoryPerConnection = memoryPerConnection
        configuration.compression = compression ? policy : nil
        return configuration
    }
}
