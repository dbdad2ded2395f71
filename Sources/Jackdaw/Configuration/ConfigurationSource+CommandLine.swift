internal import Configuration

extension ConfigurationSource {
    /// What was said on the command line.
    static func commandLine(_ options: BotOptions) -> Self {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        if let host = options.host { values["host"] = ConfigValue(.string(host), isSecret: false) }
        if let port = options.port { values["port"] = ConfigValue(.int(port), isSecret: false) }
        if let level = options.logLevel { values["logLevel"] = ConfigValue(.string(level), isSecret: false) }
        if options.noUI { values["ui"] = ConfigValue(.bool(false), isSecret: false) }
        return ConfigurationSource(
            name: "command line",
            values: InMemoryProvider(values: values).snapshot(),
            spelling: { $0.name == "logLevel" ? "--log-level" : "--\($0.name)" },
            strangers: []
        )
    }
}
