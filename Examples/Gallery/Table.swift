import Jackdaw

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes a table with a column of each type, the same each time, with some values missing.
func makeTable(rows: Int) throws(DataFrameError) -> DataFrame {
    let birds = ["jackdaw", "magpie", "raven", "rook", "jay"]
    let numbers = Array(0..<rows)
    return try DataFrame(
        title: "\(rows) birds",
        columns: [
            .init("bird", numbers.map { birds[$0 % birds.count] }),
            .init("ring", numbers.map { $0 * 7919 % 10_007 }),
            .init("grams", numbers.map { $0 % 11 == 10 ? nil : 180 + Double($0 * 37 % 1_200) / 4 }),
            .init("adult", numbers.map { $0 % 3 != 0 }),
            .init("seen", numbers.map { Date(timeIntervalSince1970: 1_700_000_000 + Double($0) * 86_400) }),
        ]
    )
}

/// Makes a table of ten columns, the same each time.
func makeWideTable(rows: Int) throws(DataFrameError) -> DataFrame {
    try DataFrame(
        title: "\(rows) × 10",
        columns: (0..<10).map { column in
            DataFrame.Column("column \(column)", (0..<rows).map { ($0 &* 7919 &+ column &* 104_729) % 1_000_003 })
        }
    )
}
