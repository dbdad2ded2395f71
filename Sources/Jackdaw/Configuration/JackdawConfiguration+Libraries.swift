extension JackdawConfiguration {
    /// Where the page's browser libraries come from: Plotly for plots, Leaflet for maps, KaTeX for formulas.
    ///
    /// They are no part of Jackdaw; `script/web-assets` fetches them. Without them plots and maps are shown as what they are
    /// made of.
    public struct Libraries: Sendable, Equatable {
        /// A folder with the files that `script/web-assets` fetches; nil: `.web-assets` in the working directory, then
        /// `jackdaw/web-assets` in the user's cache.
        public var directory: String?

        /// Whether browsers may get from public servers what no folder has, checked by its hash.
        public var cdn = true

        /// Makes the default options.
        public init() {}
    }

    /// The maps that places are shown on.
    public struct Map: Sendable, Equatable {
        /// The address of a map's tiles, with `{z}`, `{x}` and `{y}`; empty: places are shown without a map.
        ///
        /// Browsers ask this server for the tiles around a place, and so tell it the place.
        public var tiles = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

        /// Whose map it is, as its licence wants it named.
        public var attribution = "© OpenStreetMap contributors"

        /// Makes the default options.
        public init() {}
    }
}
