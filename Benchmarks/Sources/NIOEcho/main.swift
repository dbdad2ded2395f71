import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// What WebSocketEcho is compared with: NIO's own WebSocket codec and nothing around it.

let arguments = CommandLine.arguments
guard arguments.count == 3, arguments[1] == "--port", let port = UInt16(arguments[2]) else {
    print("usage: NIOEcho --port N (0 has the system choose one)")
    exit(64)
}

let upgrader = NIOWebSocketServerUpgrader(
    maxFrameSize: 16 << 20,
    shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
    upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(EchoHandler()) }
    }
)
let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelOption(.backlog, value: 256)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    .childChannelInitializer { channel in
        channel.pipeline.configureHTTPServerPipeline(
            withServerUpgrade: (upgraders: [upgrader], completionHandler: { _ in })
        )
    }
    .bind(host: "127.0.0.1", port: Int(port))
    .get()

print("NIOEcho is listening on http://127.0.0.1:\(server.localAddress?.port ?? Int(port))")
// Into a pipe, the line would wait for the buffer to be full.
fflush(nil)
try await server.closeFuture.get()
