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

    @Option(help: ArgumentHelp("Another bot, wss://…, to be asked what users say after “ask:”.", valueName: "address"))
    var friend: String?

    @Option(help: ArgumentHelp("Who vouches for the friend, in PEM; else those the system knows.", valueName: "file"))
    var friendAuthority: String?

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
                Certificate(file: certificate, keyFile: key),
                friend: friend.map { try Friend(address: $0, authorityFile: friendAuthority) }
            ) { Program.announce("secure", listeningOn: $0) }
            try await server.runService()
        }
    }
}
