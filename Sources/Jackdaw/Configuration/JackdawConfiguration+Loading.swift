#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension JackdawConfiguration {
    /// Puts a configuration together from a file, the environment and the command line, the later ones winning.
    ///
    /// ``JackdawCore/Bot/run(arguments:)`` does this by itself; it is for programs that run a server of their own.
    ///
    /// - Parameters:
    ///   - options: what was said on the command line; its `config`, else the variable `JACKDAW_CONFIG`, names the file.
    ///   - environment: the environment variables, by default this process's.
    /// - Throws: ``ConfigurationError`` with every problem: a key that does not exist, a value of the wrong type or out
    ///   of range, a file that cannot be read.
    public static func load(
        options: BotOptions? = nil,
        environment: [String: String]? = nil
    ) throws(ConfigurationError) -> JackdawConfiguration {
        let environment = environment ?? ProcessInfo.processInfo.environment
        var configuration = JackdawConfiguration()
        var problems: [String] = []
        var sources: [ConfigurationSource] = []
        if let file = options?.config ?? environment[ConfigurationKey.fileVariable], !file.isEmpty {
            sources.append(try .file(file))
        }
        sources.append(.environment(environment))
        if let options { sources.append(.commandLine(options)) }
        for source in sources {
            source.apply(to: &configuration, problems: &problems)
        }
        guard problems.isEmpty else { throw ConfigurationError(problems) }
        if let options, options.dev { configuration.development = Development(assets: options.devAssets) }
        return configuration
    }

    /// Checks what code has put into a configuration.
    ///
    /// - Throws: ``ConfigurationError`` that names every value out of range.
    public func validate() throws(ConfigurationError) {
        let problems =
            ConfigurationKey.all
            .filter { !$0.isValid(self) }
            .map { "configuration set in code: \($0.name) must be \($0.expectation)" } + developmentProblems
        guard problems.isEmpty else { throw ConfigurationError(problems) }
    }
}
