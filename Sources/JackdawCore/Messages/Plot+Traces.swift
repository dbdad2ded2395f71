extension Plot {
    /// One series of a chart.
    ///
    /// What the functions have no parameter for is set by ``with(_:_:)``, by the names of Plotly's reference:
    /// `.line(x: days, y: sales).with("line", ["dash": "dot"])`.
    public struct Trace: Sendable, Hashable {
        private(set) var json: JSONObject

        private init(_ type: String, _ attributes: [(String, JSONValue?)], name: String?) {
            json = ["type": .string(type)]
            for (key, value) in attributes {
                if let value { json[key] = value }
            }
            if let name { json["name"] = .string(name) }
        }

        /// The series with one more attribute.
        public func with(_ attribute: String, _ value: JSONValue) -> Trace {
            var trace = self
            trace.json[attribute] = value
            return trace
        }

        /// Points at `x` and `y`.
        public static func scatter(
            x: some Sequence<some PlotValue>,
            y: some Sequence<some PlotValue>,
            name: String? = nil
        ) -> Trace {
            Trace("scatter", [("mode", "markers"), ("x", .init(axis: x)), ("y", .init(axis: y))], name: name)
        }

        /// A line through the points at `x` and `y`; nil interrupts it.
        public static func line(
            x: some Sequence<some PlotValue>,
            y: some Sequence<some PlotValue>,
            name: String? = nil
        ) -> Trace {
            Trace("scatter", [("mode", "lines"), ("x", .init(axis: x)), ("y", .init(axis: y))], name: name)
        }

        /// A bar of height `y` for each `x`.
        public static func bar(
            x: some Sequence<some PlotValue>,
            y: some Sequence<some PlotValue>,
            name: String? = nil
        ) -> Trace {
            Trace("bar", [("x", .init(axis: x)), ("y", .init(axis: y))], name: name)
        }

        /// How often values occur.
        ///
        /// - Parameters:
        ///   - values: what is counted.
        ///   - bins: how many ranges they are counted in at most; nil: as many as suit them.
        ///   - name: what the legend calls it.
        public static func histogram(
            _ values: some Sequence<some PlotValue>,
            bins: Int? = nil,
            name: String? = nil
        ) -> Trace {
            Trace("histogram", [("x", .init(axis: values)), ("nbinsx", bins.map { $0.plotJSON })], name: name)
        }

        /// Shares of a whole.
        public static func pie(
            labels: some Sequence<String>,
            values: some Sequence<some PlotValue>,
            name: String? = nil
        ) -> Trace {
            Trace("pie", [("labels", .init(axis: labels)), ("values", .init(axis: values))], name: name)
        }

        /// Median, quartiles and outliers of values.
        public static func box(_ values: some Sequence<some PlotValue>, name: String? = nil) -> Trace {
            Trace("box", [("y", .init(axis: values))], name: name)
        }

        /// A colour for each value of `z`, a row each from the bottom.
        ///
        /// - Parameters:
        ///   - z: the rows of values.
        ///   - x: what the columns are.
        ///   - y: what the rows are.
        ///   - name: what the legend calls it.
        public static func heatmap(
            z: some Sequence<some Sequence<some PlotValue>>,
            x: [String]? = nil,
            y: [String]? = nil,
            name: String? = nil
        ) -> Trace {
            let rows = JSONValue.array(z.map { JSONValue(axis: $0) })
            return Trace(
                "heatmap",
                [("z", rows), ("x", x.map { .init(axis: $0) }), ("y", y.map { .init(axis: $0) })],
                name: name
            )
        }
    }

    /// A chart of one or several series.
    ///
    /// ```swift
    /// try await session.reply(.plotly(Plot(
    ///     .line(x: days, y: sold, name: "sold"),
    ///     .bar(x: days, y: returned, name: "returned"),
    ///     title: "March", yAxis: "pieces"
    /// )))
    /// ```
    ///
    /// - Parameters:
    ///   - traces: the series.
    ///   - title: what stands above the chart.
    ///   - xAxis: what the horizontal axis shows.
    ///   - yAxis: what the vertical axis shows.
    public init(_ traces: Trace..., title: String? = nil, xAxis: String? = nil, yAxis: String? = nil) {
        var layout: JSONObject = [:]
        if let title { layout["title"] = ["text": .string(title)] }
        if let xAxis { layout["xaxis"] = ["title": ["text": .string(xAxis)]] }
        if let yAxis { layout["yaxis"] = ["title": ["text": .string(yAxis)]] }
        self.init(data: traces.map { .object($0.json) }, layout: .object(layout))
    }
}
