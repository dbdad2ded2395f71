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
///
/// Usage: `WebSocketEcho [--port N]`; port 0, the default, has the system choose one.
@main
struct Echo {
    static func main() async throws {
        guard let port = port(from: CommandLine.arguments.dropFirst()) else {
            print("usage: WebSocketEcho [--port N]")
            return
        }

        var configuration = WebSocketConfiguration()
        configuration.maxFrameSize = 16 << 20
        configuration.maxMessageSize = 16 << 20
        configuration.maxOutgoingBuffer = 64 << 20

        let application = Application(
            router: Router(),
            server: .httpAndWebSocket(configuration: configuration) { _ in
                .accept()
            } handler: { connection in
                for try await message in connection.messages {
                    try await connection.send(message)
                }
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
            onServerRunning: { channel in
                print("echo is listening on http://127.0.0.1:\(channel.localAddress?.port ?? port)")
                // Into a pipe, the line would wait for the buffer to be full.
                fflush(nil)
            }
        )
        try await application.runService()
    }

    /// Nil where the arguments are not understood.
    private static func port(from arguments: ArraySlice<String>) -> Int? {
        switch Array(arguments) {
        case []: 0
        case let words where words.count == 2 && words[0] == "--port": UInt16(words[1]).map(Int.init)
        default: nil
        }
    }
}
