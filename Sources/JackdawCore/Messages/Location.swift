/// One or several places on the earth, shown on one map.
///
/// ```swift
/// try await session.reply(.location(latitude: 49.61, longitude: 6.13, title: "Luxembourg"))
/// try await session.reply(.location(Location(title: "Our shops", markers: [
///     .init(latitude: 49.61, longitude: 6.13, label: "Luxembourg"),
///     .init(latitude: 48.86, longitude: 2.35, label: "Paris"),
/// ])))
/// ```
public struct Location: Sendable, Hashable, Codable {
    /// One place, in degrees (WGS 84).
    public struct Marker: Sendable, Hashable, Codable {
        /// North of the equator, −90 to 90.
        public var latitude: Double
        /// East of Greenwich, −180 to 180.
        public var longitude: Double
        /// What is there.
        public var label: String?

        /// The place at `latitude` and `longitude`.
        public init(latitude: Double, longitude: Double, label: String? = nil) {
            self.latitude = latitude
            self.longitude = longitude
            self.label = label
        }
    }

    /// What stands above the map.
    public var title: String?
    /// The place that a client shows which knows only one.
    public var first: Marker
    /// All further places.
    public var others: [Marker]

    /// The place at `latitude` and `longitude`.
    public init(latitude: Double, longitude: Double, title: String? = nil) {
        first = Marker(latitude: latitude, longitude: longitude)
        others = []
        self.title = title
    }

    /// The places `markers` on one map.
    ///
    /// - Precondition: There is at least one.
    public init(title: String? = nil, markers: [Marker]) {
        precondition(!markers.isEmpty, "a location has at least one marker")
        first = markers[0]
        others = Array(markers.dropFirst())
        self.title = title
    }

    /// All places, in the order in which they were given.
    public var markers: [Marker] { [first] + others }

    /// North of the equator, −90 to 90; of the first place.
    public var latitude: Double { first.latitude }

    /// East of Greenwich, −180 to 180; of the first place.
    public var longitude: Double { first.longitude }
}
