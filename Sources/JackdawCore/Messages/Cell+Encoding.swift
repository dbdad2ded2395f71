#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension Cell {
    /// The cell that a value encodes to; nil when it is more than a single value.
    init?(encoding value: some Encodable) throws {
        switch value {
        // A date would encode itself as a bare number, and an address as an object of two parts.
        case let date as Date: self = .date(date)
        case let url as URL: self = .string(url.absoluteString)
        default:
            let slot = CellSlot()
            try value.encode(to: CellEncoder(slot: slot))
            guard let cell = slot.cell else { return nil }
            self = cell
        }
    }
}
