import JackdawCore

extension JSONWriter {
    mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }

    mutating func field(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    mutating func field(_ name: String, _ value: Int) {
        key(name)
        integer(value)
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func field(_ name: String, _ value: String?) {
        key(name)
        if let value { string(value) } else { null() }
    }

    /// A number without the `.0` that nobody needs: 25, 0.5.
    mutating func shortNumber(_ value: Double) {
        if let integer = Int64(exactly: value) { self.integer(integer) } else { number(value) }
    }

    mutating func place(_ marker: Location.Marker) {
        key("latitude")
        number(marker.latitude)
        key("longitude")
        number(marker.longitude)
    }

    mutating func fields(of link: FileLink) {
        field("name", link.name)
        field("type", link.type)
        field("size", link.size)
        field("url", link.url)
    }
}
