import JackdawCore

extension JackdawV1Encoder {
    /// Writes the `message` of a reply.
    ///
    /// - Parameter omittedRows: how many rows of a table are no longer kept.
    func writeContent(
        _ content: ReplyContent,
        of message: String,
        omittedRows: Int = 0,
        to writer: inout JSONWriter
    ) {
        switch content {
        case .text(let text), .markdown(let text), .html(let text):
            writer.string(text)
        case .options(let options):
            writeOptions(options, to: &writer)
        case .dataFrame(let frame):
            writeFrame(frame, of: message, omittedRows: omittedRows, to: &writer)
        case .plot(let plot):
            writer.write(plot.json)
        case .file(let file):
            writer.object { $0.fields(of: link(message) { file }) }
        case .image(let image):
            writer.object {
                $0.fields(of: link(message) { image.file })
                if let description = image.description { $0.field("description", description) }
            }
        case .audio(let audio):
            writer.object {
                $0.fields(of: link(message) { audio.file })
                if let text = audio.text { $0.field("text", text) }
            }
        case .location(let location):
            writer.object {
                $0.place(location.first)
                if let title = location.title { $0.field("title", title) }
                guard !location.others.isEmpty || location.first.label != nil else { return }
                $0.key("markers")
                $0.beginArray()
                for marker in location.markers {
                    $0.object {
                        $0.place(marker)
                        if let label = marker.label { $0.field("label", label) }
                    }
                }
                $0.endArray()
            }
        case .retrieval(let answer):
            writer.retrieval(answer)
        case .custom(let name, let value):
            writer.custom(name, value)
        }
    }

    private func writeOptions(_ options: Options, to writer: inout JSONWriter) {
        writer.object {
            $0.key("options")
            $0.beginArray()
            for option in options.options {
                $0.object {
                    $0.field("label", option.label)
                    $0.field("value", option.value)
                    if let description = option.description { $0.field("description", description) }
                }
            }
            $0.endArray()
            if options.multiple { $0.field("multiple", true) }
        }
    }

    private func writeFrame(
        _ frame: DataFrame,
        of message: String,
        omittedRows: Int,
        to writer: inout JSONWriter
    ) {
        let link = frame.isLong ? tableLink : nil
        let shown = link == nil ? frame.rowCount : DataFrame.pageRows
        writer.object {
            if let title = frame.title { $0.field("title", title) }
            $0.key("columns")
            $0.beginArray()
            for column in frame.columns {
                $0.object {
                    $0.field("name", column.name)
                    $0.field("type", column.values.typeName)
                    $0.key("values")
                    $0.values(link == nil ? column.values : column.values[0..<shown])
                }
            }
            $0.endArray()
            if shown < frame.rowCount + omittedRows { $0.field("rows", frame.rowCount + omittedRows) }
            if let link { $0.field("csv", link(message, frame)) }
        }
    }
}

extension JSONWriter {
    /// The values of a column, from top to bottom.
    mutating func values(_ values: DataFrame.ColumnValues) {
        beginArray()
        values.forEachValue(writing: &self) { writer, integer in
            // A browser's numbers end here: a string keeps every digit.
            if integer.magnitude > 1 << 53 {
                writer.string(String(integer))
            } else {
                writer.integer(integer)
            }
        }
        endArray()
    }

    /// A retrieval answer, which is the same in both dialects.
    mutating func retrieval(_ answer: RetrievalAnswer) {
        object {
            $0.field("llm_name", answer.modelName)
            $0.field("question", answer.question)
            $0.field("answer", answer.answer)
            $0.key("docs")
            $0.beginArray()
            for document in answer.documents {
                $0.object {
                    $0.field("content", document.content)
                    $0.key("metadata")
                    $0.object {
                        $0.field("source", document.source)
                        $0.key("page")
                        if let page = document.page { $0.integer(page) } else { $0.null() }
                    }
                }
            }
            $0.endArray()
        }
    }

    mutating func custom(_ name: String, _ value: JSONValue) {
        object {
            $0.field("name", name)
            $0.key("value")
            $0.write(value)
        }
    }
}
