/// Where in a bot's source an element is written.
package struct DeclarationSite: Sendable, Hashable, Comparable, CustomStringConvertible {
    package var fileID: String
    package var line: Int

    package init(fileID: String, line: Int) {
        self.fileID = fileID
        self.line = line
    }

    package var description: String { "\(fileID):\(line)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.fileID, left.line) < (right.fileID, right.line)
    }
}
