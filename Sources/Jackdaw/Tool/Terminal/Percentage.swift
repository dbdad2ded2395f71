extension Double {
    /// A share as reports have it: `52.3 %`.
    var percentage: String {
        "\((self * 1000).rounded() / 10) %"
    }

    /// A share as a bar of so many blocks.
    func bar(of blocks: Int) -> String {
        let full = min(max(Int((self * Double(blocks)).rounded()), 0), blocks)
        return String(repeating: "█", count: full) + String(repeating: "░", count: blocks - full)
    }

    /// The number with two digits after the point, as weights are shown.
    var short: String {
        let hundredths = Int((abs(self) * 100).rounded())
        let fraction = hundredths % 100
        return "\(self < 0 ? "−" : "+")\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
