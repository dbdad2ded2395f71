internal import SwiftCSV

/// Why a CSV text could not be read.
public struct CSVError: Error, Hashable, CustomStringConvertible {
    /// What is wrong.
    public let description: String

    init(description: String) {
        self.description = description
    }

    init(_ error: CSVParseError) {
        switch error {
        case .generic(let message): description = "the CSV text cannot be read: \(message)"
        case .quotation(let message): description = "the CSV text has a quotation mark out of place: \(message)"
        }
    }
}
