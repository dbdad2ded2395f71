import Foundation
import Hummingbird
import Jackdaw

let options = BotOptions.fromCommandLine()
await Program.run("help-desk") {
    let password = try Password(ProcessInfo.processInfo.environment["HELPDESK_PASSWORD"])
    let desk = try makeHelpDesk(.load(options: options), password: password) { address in
        Program.announce("help-desk", listeningOn: address)
        let hint = password.isGenerated ? ", its password is \(password.text)" : ""
        // Past any buffer: nobody would see it before the end otherwise.
        FileHandle.standardOutput.write(Data("the page for your agents is \(address.url)/agent/\(hint)\n".utf8))
    }
    try await desk.runService()
}
