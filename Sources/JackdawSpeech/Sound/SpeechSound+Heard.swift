import JackdawCore

extension SpeechSound {
    /// The sound of a voice message in which somebody can be heard.
    ///
    /// - Throws: ``/JackdawCore/SpeechError`` where the file is no WAV file, is too long, or is silent.
    static func heard(in file: File, longest: Duration) throws(SpeechError) -> SpeechSound {
        let sound: SpeechSound
        do {
            let wav = try WAVFile(file.data)
            guard wav.duration <= longest else { throw SpeechError.tooLong(limit: longest) }
            sound = SpeechSound(wav)
        } catch let error as WAVError {
            throw .unreadable("\(error)")
        } catch {
            throw error as? SpeechError ?? .failed("\(error)")
        }
        guard !sound.level.isSilent() else { throw .noSpeech }
        return sound
    }
}
