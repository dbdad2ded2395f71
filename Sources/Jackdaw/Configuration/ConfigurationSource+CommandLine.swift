internal import Configuration

extension ConfigurationSource {
    /// What was said on the command line.
    static func commandLine(_ options: BotOptions) -> Self {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        if let host = options.host { values["host"] = ConfigValue(.string(host), isSecret: false) }
        if let port = options.port { values["port"] = ConfigValue(.int(port), isSecret: false) }
        if let level = options.logLevel { values["logLevel"] = ConfigValue(.string(level), isSecret: false) }
        if let store = options.store { values["store.address"] = ConfigValue(.string(store), isSecret: true) }
        if options.noUI { values["ui"] = ConfigValue(.bool(false), isSecret: false) }
        return ConfigurationSource(
            name: "command line",
            values: InMemoryProvider(values: values).snapshot(),
            spelling: { key in
                switch key.name {
                case "logLevel": "--log-level"
                case "store.address": "--store"
                default: "--\(key.name)"
                }
            },
            strangers: []
        )
    }
}
