internal import Configuration

extension ConfigurationSource {
    /// The environment variables whose names begin with `JACKDAW_`.
    static func environment(_ variables: [String: String]) -> Self {
        let names = ConfigurationKey.all.map(\.environmentName) + [ConfigurationKey.fileVariable]
        let strangers = variables.keys
            .filter { $0.hasPrefix(ConfigurationKey.environmentPrefix) && !names.contains($0) }
            .sorted()
        return ConfigurationSource(
            name: "environment",
            values: EnvironmentVariablesProvider(environmentVariables: variables)
                .prefixKeys(with: ConfigKey(["jackdaw"]))
                .snapshot(),
            spelling: { $0.environmentName },
            strangers: strangers.map { ($0, NearestName.nearest(to: $0, among: names)) }
        )
    }
}
