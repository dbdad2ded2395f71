import JackdawCore
import Testing

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

@Suite("Plots and places")
struct MessagesPlotTests {
    private func trace(_ trace: Plot.Trace) -> JSONValue? { Plot(trace).json["data"]?[0] }

    @Test("each kind of series is the trace that Plotly knows it as")
    func kinds() {
        #expect(
            trace(.scatter(x: [1, 2], y: [0.5, .nan])) == [
                "type": "scatter", "mode": "markers", "x": [1, 2], "y": [0.5, nil],
            ]
        )
        #expect(
            trace(.line(x: ["a", "b"], y: [1, nil] as [Int?], name: "n"))
                == ["type": "scatter", "mode": "lines", "x": ["a", "b"], "y": [1, nil], "name": "n"]
        )
        #expect(trace(.bar(x: ["a"], y: [1])) == ["type": "bar", "x": ["a"], "y": [1]])
        #expect(trace(.histogram([1, 2, 2], bins: 5)) == ["type": "histogram", "x": [1, 2, 2], "nbinsx": 5])
        #expect(
            trace(.pie(labels: ["a", "b"], values: [1, 3])) == [
                "type": "pie", "labels": ["a", "b"], "values": [1, 3],
            ]
        )
        #expect(trace(.box([1.5, 2.5], name: "b")) == ["type": "box", "y": [1.5, 2.5], "name": "b"])
        #expect(
            trace(.heatmap(z: [[1, 2], [3, 4]], x: ["a", "b"], y: ["c", "d"]))
                == ["type": "heatmap", "z": [[1, 2], [3, 4]], "x": ["a", "b"], "y": ["c", "d"]]
        )
    }

    @Test("dates are moments in UTC; further attributes are Plotly's own")
    func dates() {
        let day = Date(timeIntervalSince1970: 1_772_357_400)
        let line = Plot.Trace.line(x: [day], y: [1]).with("line", ["dash": "dot"])
        #expect(trace(line)?["x"] == ["2026-03-01T09:30:00.000Z"])
        #expect(trace(line)?["line"] == ["dash": "dot"])
    }

    @Test("titles of the chart and its axes go into the layout, and only where given")
    func layout() {
        let plot = Plot(.box([1]), .box([2]), title: "T", xAxis: "X", yAxis: "Y")
        #expect(plot.json["data"]?.arrayValue?.count == 2)
        #expect(
            plot.json["layout"]
                == ["title": ["text": "T"], "xaxis": ["title": ["text": "X"]], "yaxis": ["title": ["text": "Y"]]]
        )
        #expect(Plot(.box([1])).json["layout"] == [:])
    }

    @Test("a location has one or several markers")
    func locations() {
        let one = Location(latitude: 1, longitude: 2, title: "here")
        #expect(one.markers == [.init(latitude: 1, longitude: 2)] && one.title == "here")
        let two = Location(title: "shops", markers: [.init(latitude: 3, longitude: 4, label: "a"), one.first])
        #expect(two.latitude == 3 && two.longitude == 4 && two.markers.map(\.label) == ["a", nil])
    }
}
