/// A place on the earth, in degrees (WGS 84).
public struct Location: Sendable, Hashable, Codable {
    /// North of the equator, −90 to 90.
    public var latitude: Double
    /// East of Greenwich, −180 to 180.
    public var longitude: Double
    /// What is there.
    public var title: String?

    /// The place at `latitude` and `longitude`.
    public init(latitude: Double, longitude: Double, title: String? = nil) {
        self.latitude = latitude
        self.longitude = longitude
        self.title = title
    }
}
