public import Logging

extension JackdawConfiguration {
    /// A logger that writes what ``logLevel`` allows.
    ///
    /// - Parameter label: what the lines are marked with.
    public func logger(label: String) -> Logger {
        var logger = Logger(label: label)
        logger.logLevel = logLevel
        return logger
    }
}
