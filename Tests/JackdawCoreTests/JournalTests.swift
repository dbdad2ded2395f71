import Testing

@testable import JackdawCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("the journal")
struct JournalTests {
    private func journal(_ count: Int, text: String = "x", limits: ConversationLimits) -> Journal {
        var journal = Journal()
        for _ in 0..<count { _ = journal.append(.reply(.text(text)), date: Date(), limits: limits) }
        return journal
    }

    @Test("frames after any kept one are given once and in order", arguments: 0...6)
    func framesAfter(last: Int) {
        var limits = ConversationLimits()
        limits.replayFrames = 4
        let journal = journal(6, limits: limits)
        #expect(journal.frames(after: last)?.map(\.sequence) == (last < 2 ? nil : Array((last + 1)..<7)))
    }

    @Test("frames are dropped by their octets, too")
    func octets() {
        var limits = ConversationLimits()
        limits.replayOctets = 3_000
        let journal = journal(10, text: String(repeating: "x", count: 936), limits: limits)
        #expect(journal.frames(after: 7)?.count == 3)
        #expect(journal.frames(after: 6) == nil)
    }

    @Test("the history forgets the oldest first, by number and by octets")
    func historyBounds() {
        var limits = ConversationLimits()
        limits.historyEntries = 3
        #expect(journal(10, limits: limits).history.map(\.frame.sequence) == [8, 9, 10])
        limits.historyOctets = 2_000
        let large = journal(10, text: String(repeating: "x", count: 936), limits: limits)
        #expect(large.history.map(\.frame.sequence) == [9, 10])
    }

    @Test("a ring buffer is a queue, whatever is put in and taken out")
    func ringBuffer() {
        var buffer = RingBuffer<Int>()
        var model: [Int] = []
        var generator = SystemRandomNumberGenerator()
        for value in 0..<2_000 {
            switch UInt8.random(in: 0..<8, using: &generator) {
            case 0..<3:
                buffer.append(value)
                model.append(value)
            case 3:
                buffer.prepend(value)
                model.insert(value, at: 0)
            case 4:
                buffer.filter { $0 % 7 != 0 }
                model.removeAll { $0 % 7 == 0 }
            default:
                #expect(buffer.popFirst() == (model.isEmpty ? nil : model.removeFirst()))
            }
            #expect(buffer.count == model.count)
        }
        #expect(buffer.elements == model)
    }
}
