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

/// One chart of each kind that needs no Plotly JSON.
func makeCharts() -> [Plot] {
    let months = ["January", "February", "March", "April"]
    let weights: [Double] = (0..<200).map { number in
        let more = number * 37 % 101
        let less = number * 53 % 67
        return Double(240 + more - less)
    }
    let seats: [[Int]] = (0..<8).map { row in (0..<12).map { column in column * row % 7 } }
    return [
        Plot(
            .bar(x: months, y: [12, 19, 31, 24], name: "jackdaws"),
            .bar(x: months, y: [7, 11, 9, 14], name: "rooks"),
            title: "Birds at the feeder",
            yAxis: "birds"
        ),
        Plot(.scatter(x: weights, y: weights.reversed()), title: "Weights", xAxis: "grams", yAxis: "grams"),
        Plot(.histogram(weights, bins: 20), title: "How often which weight", xAxis: "grams"),
        Plot(.pie(labels: ["seeds", "insects", "scraps"], values: [45, 35, 20]), title: "What jackdaws eat"),
        Plot(.box(weights, name: "all"), title: "Spread", yAxis: "grams"),
        Plot(.heatmap(z: seats), title: "Where they sit"),
    ]
}
