import ArgumentParser
import Hummingbird
import Jackdaw

@main
struct Secure: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secure",
        abstract: "Serve a chatbot by https and wss, on one port."
    )

    @Option(help: ArgumentHelp("The server's certificate and those that vouch for it, in PEM.", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The certificate's private key, in PEM.", valueName: "file"))
    var key: String?

    @OptionGroup var options: BotOptions

    func validate() throws {
        guard certificate != nil, key != nil else {
            throw ValidationError(
                """
                https needs a certificate: --certificate FILE and --key FILE. A pair to try things out with is made by

                  \(Certificate.recipe)
                """
            )
        }
    }

    func run() async throws {
        guard let certificate, let key else { return }
        await Program.run("secure") {
            let server = try makeServer(
                .load(options: options),
                Certificate(file: certificate, keyFile: key)
            ) { Program.announce("secure", listeningOn: $0) }
            try await server.runService()
        }
    }
}
