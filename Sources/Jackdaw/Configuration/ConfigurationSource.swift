internal import Configuration

/// One of the places that a configuration is put together from.
struct ConfigurationSource {
    /// How the place is called in messages.
    let name: String

    /// What stands there.
    let values: any ConfigSnapshot

    /// How a key is spelt there.
    let spelling: @Sendable (ConfigurationKey) -> String

    /// The names that stand there and are nobody's, with the name that was probably meant.
    let strangers: [(written: String, nearest: String?)]

    /// Puts what stands here into a configuration, over what is there already.
    func apply(to configuration: inout JackdawConfiguration, problems: inout [String]) {
        for stranger in strangers {
            let hint = stranger.nearest.map { "; did you mean \($0)?" } ?? ""
            problems.append("\(name): there is no key \(stranger.written)\(hint)")
        }
        for key in ConfigurationKey.all {
            let path = AbsoluteConfigKey(key.components)
            do {
                guard let value = try values.value(forKey: path, type: key.type).value else { continue }
                var changed = configuration
                guard key.assign(value.content, &changed), key.isValid(changed) else {
                    problems.append(complaint(about: key, at: path))
                    continue
                }
                configuration = changed
            } catch {
                problems.append(complaint(about: key, at: path))
            }
        }
    }

    private func complaint(about key: ConfigurationKey, at path: AbsoluteConfigKey) -> String {
        "\(name): \(spelling(key)) is \(text(at: path)); it must be \(key.expectation)"
    }

    /// The value as it was written, as far as that can still be told.
    private func text(at path: AbsoluteConfigKey) -> String {
        for type in [ConfigType.string, .int, .double, .stringArray] {
            guard let value = try? values.value(forKey: path, type: type).value else { continue }
            switch value.content {
            case .string(let text): return "\"\(text.prefix(80))\""
            case .int(let number): return "\(number)"
            case .double(let number): return "\(number)"
            case .stringArray(let texts): return "[" + texts.joined(separator: ", ").prefix(80) + "]"
            default: continue
            }
        }
        return "something else"
    }
}
