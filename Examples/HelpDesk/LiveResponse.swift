import Hummingbird
import Jackdaw
import NIOCore
import ServiceLifecycle

/// A response of JSON values, a line each (application/x-ndjson), that stays open until the source ends, the client goes, or
/// the server shuts down.
///
/// - Parameter source: calls its argument with each value. It is cancelled in the end.
func liveResponse(
    _ source: @escaping @Sendable (_ emit: @escaping @Sendable (JSONValue) -> Void) async throws -> Void
) -> Response {
    let body = ResponseBody { writer in
        let (lines, continuation) = AsyncStream.makeStream(of: String.self)
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    defer { continuation.finish() }
                    try await source { value in
                        var line = JSONWriter()
                        line.write(value)
                        continuation.yield(line.text + "\n")
                    }
                }
                group.addTask {
                    // An empty line now and then: that a client has gone is only found out by writing to it.
                    while true {
                        try await Task.sleep(for: .seconds(15))
                        continuation.yield("\n")
                    }
                }
                for await line in lines { try await writer.write(ByteBuffer(string: line)) }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            continuation.finish()
        }
        try await writer.finish(nil)
    }
    return Response(
        status: .ok,
        headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"],
        body: body
    )
}
