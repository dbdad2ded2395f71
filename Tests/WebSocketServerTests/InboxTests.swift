import NIOCore
import Synchronization
import Testing

@testable import WebSocketServer

@Suite("Messages that wait for the handler")
struct InboxTests {
    @Test("the inbox is full by octets, takes any one message, and says when there is room again")
    func octets() async throws {
        let calls = Mutex(0)
        let inbox = Inbox(limit: 100, byteLimit: 1000) { calls.withLock { $0 += 1 } }
        #expect(inbox.push(.binary([UInt8](repeating: 0, count: 600))))
        #expect(!inbox.push(.binary([UInt8](repeating: 0, count: 600))))
        #expect(try await inbox.next()?.payload.readableBytes == 600)
        #expect(calls.withLock { $0 } == 0)
        #expect(try await inbox.next()?.payload.readableBytes == 600)
        #expect(calls.withLock { $0 } == 1)
        #expect(!inbox.push(.binary([UInt8](repeating: 0, count: 5000))))
        #expect(try await inbox.next()?.payload.readableBytes == 5000)
        #expect(calls.withLock { $0 } == 2)
        #expect(inbox.push(.text("small")))
    }

    @Test("small messages are counted as before")
    func count() async throws {
        let inbox = Inbox(limit: 4, byteLimit: 1000) {}
        for _ in 0..<3 { #expect(inbox.push(.text("a"))) }
        #expect(!inbox.push(.text("a")))
    }
}
