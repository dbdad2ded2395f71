import JackdawCore

extension JSONWriter {
    /// The `message` of a reply in the besser dialect, where much is JSON inside of a string.
    mutating func besserMessage(_ content: ReplyContent) {
        switch content {
        case .text(let text), .markdown(let text), .html(let text):
            string(text)
        case .options(let options):
            stringOfJSON {
                $0.object {
                    for (index, option) in options.options.enumerated() { $0.field(String(index), option.label) }
                }
            }
        case .dataFrame(let frame):
            stringOfJSON { $0.columns(of: frame) }
        case .plot(let plot):
            stringOfJSON { $0.write(plot.json) }
        case .file(let file):
            inlineFile(file)
        case .image(let image):
            base64(image.data)
        case .audio(let audio):
            if let samples = audio.rawSamples { besserAudio(samples) } else { inlineFile(audio.file) }
        case .location(let location):
            object { $0.place(location.first) }
        case .retrieval(let answer):
            retrieval(answer)
        case .custom(let name, let value):
            custom(name, value)
        }
    }

    mutating func inlineFile(_ file: File) {
        object {
            $0.field("name", file.name)
            $0.field("type", file.type)
            $0.key("base64")
            $0.base64(file.data)
        }
    }

    /// A table as pandas writes one: `{"column": {"0": v, "1": v}}`.
    private mutating func columns(of frame: DataFrame) {
        object {
            for column in frame.columns {
                $0.key(column.name)
                $0.object { writer in
                    column.values.forEachValue(
                        writing: &writer,
                        before: { $0.key(String($1)) },
                        integer: { $0.integer($1) }
                    )
                }
            }
        }
    }

    private mutating func besserAudio(_ samples: AudioSamples) {
        object {
            $0.key("audio_data_base64")
            $0.base64(samples.littleEndianBytes)
            $0.key("metadata")
            $0.object {
                $0.field("sample_rate", samples.sampleRate)
                $0.field("dtype", samples.dtype)
                $0.key("shape")
                // As NumPy has it: mono is one dimension, several channels are a second one.
                $0.beginArray()
                $0.integer(samples.count / samples.channels)
                if samples.channels > 1 { $0.integer(samples.channels) }
                $0.endArray()
            }
        }
    }
}
