/// A chart for Plotly: the object `{"data": […], "layout": {…}, "config": {…}}` that its libraries write.
public struct Plot: Sendable, Hashable, Codable {
    /// The whole chart.
    public var json: JSONValue

    /// The chart that `json` describes.
    public init(_ json: JSONValue) {
        self.json = json
    }

    /// A chart of `data`.
    ///
    /// ```swift
    /// Plot(data: [["type": "bar", "x": ["a", "b"], "y": [1, 2]]], layout: ["title": "Sold"])
    /// ```
    ///
    /// - Parameters:
    ///   - data: The traces.
    ///   - layout: Titles, axes, sizes.
    ///   - config: What the reader may do with the chart.
    public init(data: [JSONValue], layout: JSONValue = [:], config: JSONValue? = nil) {
        var object: JSONObject = ["data": .array(data), "layout": layout]
        if let config {
            object["config"] = config
        }
        json = .object(object)
    }

    /// The chart that a value of one's own types encodes to.
    ///
    /// - Throws: What the value throws when it is encoded.
    public init(encoding chart: some Encodable) throws {
        json = try JSONValue(encoding: chart)
    }
}
