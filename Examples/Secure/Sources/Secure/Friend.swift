import NIOSSL

/// Another bot, and how to know that it is the one.
struct Friend {
    /// What is wrong with the file, in a line.
    struct Unusable: Error, CustomStringConvertible {
        let description: String
    }

    let address: String
    let context: NIOSSLContext

    /// - Parameters:
    ///   - address: the address of its WebSocket.
    ///   - authorityFile: the certificate that vouches for it; nil: those that the system knows.
    init(address: String, authorityFile: String?) throws(Unusable) {
        self.address = address
        do {
            var configuration = TLSConfiguration.makeClientConfiguration()
            if let authorityFile {
                configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authorityFile))
            }
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw Unusable(description: "--friend-authority \(authorityFile ?? "") is no use: \(error)")
        }
    }
}
