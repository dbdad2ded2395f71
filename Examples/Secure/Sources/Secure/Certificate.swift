import HummingbirdTLS

/// What the server proves with who it is: a certificate and its private key, both in PEM.
struct Certificate {
    /// What is wrong with one of the files, in a line.
    struct Unusable: Error, CustomStringConvertible {
        let description: String

        init(_ option: String, _ file: String, _ reason: any Error) {
            description = "\(option) \(file) is no use: \(reason)"
        }
    }

    /// How to come by a pair to try things out with; no browser trusts it without asking.
    static let recipe = """
        openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
        -keyout key.pem -out certificate.pem
        """

    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    /// Reads both files.
    ///
    /// - Parameters:
    ///   - file: the certificate, followed by those that lead to one that clients know.
    ///   - keyFile: its private key.
    init(file: String, keyFile: String) throws(Unusable) {
        do {
            chain = try NIOSSLCertificate.fromPEMFile(file)
        } catch {
            throw Unusable("--certificate", file, error)
        }
        do {
            key = try NIOSSLPrivateKey(file: keyFile, format: .pem)
        } catch {
            throw Unusable("--key", keyFile, error)
        }
    }

    /// TLS as a server of this certificate speaks it.
    var configuration: TLSConfiguration {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        configuration.minimumTLSVersion = .tlsv12
        // WebSockets begin with HTTP/1.1; a client that offers HTTP/2 first is told so.
        configuration.applicationProtocols = ["http/1.1"]
        return configuration
    }
}
