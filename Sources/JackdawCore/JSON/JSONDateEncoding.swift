/// How dates become JSON.
public enum JSONDateEncoding: Sendable, Hashable {
    /// As `Date` encodes itself, a number of seconds: reads back exactly. For what is stored.
    case exact
    /// As text in UTC with milliseconds (RFC 3339): `2026-03-01T09:30:00.000Z`. For other programs, Plotly among them.
    case rfc3339
    /// As a number of milliseconds since 1970. For scripts.
    case millisecondsSince1970
}
