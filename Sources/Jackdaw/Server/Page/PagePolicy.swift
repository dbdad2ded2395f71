internal import HTTPTypes

/// What the page's answers tell the browser to forbid.
enum PagePolicy {
    /// The header fields of everything that belongs to the page.
    ///
    /// - Parameters:
    ///   - frameAncestors: the sites that may show the page in a frame.
    ///   - libraries: where scripts and pictures may come from besides the server itself.
    static func headers(frameAncestors: [String], libraries: WebLibraries) -> HTTPFields {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] = contentSecurityPolicy(frameAncestors: frameAncestors, libraries)
        fields[.xContentTypeOptions] = "nosniff"
        fields[.referrerPolicy] = "no-referrer"
        fields[.openerPolicy] = "same-origin"
        fields[.resourcePolicy] = "same-origin"
        fields[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()"
        return fields
    }

    /// Lets pages of other origins load a file.
    static func open(_ fields: inout HTTPFields) {
        fields[.resourcePolicy] = "cross-origin"
        // Module scripts are fetched as CORS has it (Fetch standard, section 3.2).
        fields[.accessControlAllowOrigin] = "*"
    }

    /// Scripts, styles and connections from the server itself; what libraries need from elsewhere only where they are used.
    ///
    /// The hash is the empty string's: a library that draws plots inserts an empty `<style>`.
    private static func contentSecurityPolicy(frameAncestors: [String], _ libraries: WebLibraries) -> String {
        let scripts = libraries.scriptOrigins
        let style = "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
        return [
            "default-src 'none'",
            (["script-src 'self'"] + scripts).joined(separator: " "),
            ([style] + scripts).joined(separator: " "),
            "style-src-attr 'unsafe-inline'",
            (["img-src 'self' data: blob:"] + libraries.pictureOrigins).joined(separator: " "),
            "media-src 'self' data: blob:",
            "connect-src 'self'",
            "font-src 'self'",
            "frame-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors " + (frameAncestors.isEmpty ? "'none'" : frameAncestors.joined(separator: " ")),
        ].joined(separator: "; ")
    }
}
