import Jackdaw

/// Makes a plot of a curve through as many points, the same each time.
func makePlot(points: Int) -> Plot {
    let places = 0..<points
    return Plot(
        data: [
            [
                "type": "scatter",
                "mode": "lines",
                "name": "height",
                "x": .array(places.map { .integer(Int64($0)) }),
                "y": .array(places.map { .number(height(at: Double($0) / Double(points))) }),
            ]
        ],
        layout: ["title": ["text": "A walk through the hills"], "xaxis": ["title": ["text": "step"]]]
    )
}

/// The height of the hills between 0 and 1: a polynomial with two summits, in metres.
private func height(at place: Double) -> Double {
    let x = place * 4 - 2
    return ((5 + 4 * x * x - x * x * x * x - x / 2) * 1_000).rounded() / 10
}
