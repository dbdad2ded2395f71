internal import Configuration

/// One key of the configuration: what it is called, what may stand there, and where it is kept.
///
/// The table of all keys, ``all``, is what files and environment variables are read by, what `--help` prints, and what
/// the documentation is compared with.
package struct ConfigurationKey: Sendable {
    /// The name as written in a file, with dots between the levels.
    package let name: String

    /// The unit of a number, or empty.
    package let unit: String

    /// What the key is for, in one phrase.
    package let meaning: String

    /// What stands there when nobody says otherwise, as it would be written in a file.
    package let defaultText: String

    /// What a value must be, to complete the sentence "it must be …".
    let expectation: String

    /// The type as which a value is read.
    let type: ConfigType

    /// Stores a value of the right type; false when it cannot be one of this key's.
    let assign: @Sendable (ConfigContent, inout JackdawConfiguration) -> Bool

    /// Whether the value that a configuration holds is allowed.
    let isValid: @Sendable (JackdawConfiguration) -> Bool

    /// The levels of the name.
    var components: [String] {
        name.split(separator: ".").map(String.init)
    }

    /// The environment variable that sets the key.
    package var environmentName: String {
        var result = ConfigurationKey.environmentPrefix
        var previous: Character = "_"
        for character in name {
            if character == "." {
                result.append("_")
            } else {
                if character.isUppercase, previous.isLowercase { result.append("_") }
                result.append(contentsOf: character.uppercased())
            }
            previous = character
        }
        return result
    }

    /// What the names of all environment variables of this package begin with.
    static let environmentPrefix = "JACKDAW_"

    /// The environment variable that names the configuration file when `--config` does not.
    static let fileVariable = "JACKDAW_CONFIG"
}
