extension Reply {
    /// Plain text, shown exactly as it is.
    public static func text(_ text: String) -> Self {
        Self(.text(text))
    }

    /// Text in Markdown (CommonMark).
    public static func markdown(_ text: String) -> Self {
        Self(.markdown(text))
    }

    /// HTML, which the page shows without scripts and without anything that could leave its bubble.
    public static func html(_ html: String) -> Self {
        Self(.html(html))
    }

    /// Answers for the user to choose from.
    public static func options(_ options: Options) -> Self {
        Self(.options(options))
    }

    /// Answers for the user to choose from: `.options("Yes", "No")`.
    public static func options(_ options: Options.Option...) -> Self {
        Self(.options(Options(options)))
    }

    /// A table.
    public static func dataFrame(_ frame: DataFrame) -> Self {
        Self(.dataFrame(frame))
    }

    /// A chart for Plotly.
    public static func plotly(_ plot: Plot) -> Self {
        Self(.plot(plot))
    }

    /// A chart for Plotly, as the JSON object `{"data": […], "layout": {…}}` that its libraries write.
    public static func plotly(_ json: JSONValue) -> Self {
        Self(.plot(Plot(json)))
    }

    /// A file to download.
    public static func file(_ file: File) -> Self {
        Self(.file(file))
    }

    /// A picture to show.
    public static func image(_ image: Image) -> Self {
        Self(.image(image))
    }

    /// Sound to play.
    public static func audio(_ audio: Audio) -> Self {
        Self(.audio(audio))
    }

    /// A text that is heard, and shown with its sound; without a voice, or where it fails, only shown.
    ///
    /// ```swift
    /// try await session.reply(.speech("Your order is on its way."))
    /// ```
    public static func speech(_ text: String) -> Self {
        Self(form: .spoken(text))
    }

    /// A place on a map, in degrees (WGS 84).
    public static func location(latitude: Double, longitude: Double, title: String? = nil) -> Self {
        Self(.location(Location(latitude: latitude, longitude: longitude, title: title)))
    }

    /// A place on a map.
    public static func location(_ location: Location) -> Self {
        Self(.location(location))
    }

    /// An answer found in documents, with the documents.
    public static func retrieval(_ answer: RetrievalAnswer) -> Self {
        Self(.retrieval(answer))
    }

    /// Whatever a page of one's own understands under `name`.
    public static func custom(_ name: String, _ value: JSONValue) -> Self {
        Self(.custom(name: name, value: value))
    }
}
