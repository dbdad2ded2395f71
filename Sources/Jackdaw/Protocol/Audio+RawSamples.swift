import JackdawCore

extension Audio {
    /// The samples, also where they are given as a WAV file; nil where that is none, or one that cannot be read.
    var rawSamples: AudioSamples? {
        switch content {
        case .samples(let samples): samples
        case .encoded(let data, _): try? WAVFile(data).samples()
        }
    }
}
