import Testing

@testable import OpenAIEndpoint

@Suite struct ServiceEndpointTests {
    @Test(
        "functions are added to the address, before its query",
        arguments: [
            ("http://h/v1", "http://h/v1/embeddings"),
            ("http://h/v1//", "http://h/v1/embeddings"),
            ("https://h:1/a/b?api-version=1#part", "https://h:1/a/b/embeddings?api-version=1"),
        ]
    )
    func urls(base: String, url: String) {
        #expect(ServiceEndpoint(base).url(of: "embeddings") == url)
    }

    @Test("no secret is in any description")
    func descriptions() {
        let endpoint = ServiceEndpoint(
            "https://me:secret-1@h.example/v1?key=secret-2",
            key: .value("secret-3"),
            headers: ["api-key": "secret-4"]
        )
        var dumped = ""
        dump(endpoint, to: &dumped)
        dump(endpoint.key, to: &dumped)
        let shown = "\(endpoint) \(String(reflecting: endpoint)) \(endpoint.key) \([endpoint.key]) \(dumped)"
        #expect(!shown.contains("secret"))
        #expect("\(endpoint)" == "https://h.example/v1")
        #expect("\(APIKey.environment("SOME_KEY"))" == "key from SOME_KEY")
    }

    @Test(
        "an address that cannot be asked is an error at once",
        arguments: ["", "api.example.org", "ftp://h/v1", "http://", "http:///v1"]
    )
    func badAddresses(address: String) {
        #expect(throws: ServiceError.self) {
            try ServiceClient(endpoint: ServiceEndpoint(address, key: .none), answerLimit: 1)
        }
    }

    @Test("a key or header that would break the request is an error that does not show it")
    func badKeys() throws {
        let endpoints = [
            ServiceEndpoint("http://h", key: .value("secret\r\nx: y")),
            ServiceEndpoint("http://h", key: .none, headers: ["x": "secret\n"]),
            ServiceEndpoint("http://h", key: .none, headers: ["x y": "secret"]),
        ]
        for endpoint in endpoints {
            let error = #expect(throws: ServiceError.self) { try ServiceClient(endpoint: endpoint, answerLimit: 1) }
            #expect(error.map { !"\($0)".contains("secret") } == true)
        }
    }

    @Test("a key that goes over the network in the clear is noticed")
    func exposedKeys() throws {
        func exposes(_ address: String, _ key: APIKey) throws -> Bool {
            try ServiceClient(endpoint: ServiceEndpoint(address, key: key), answerLimit: 1).exposesKey
        }
        #expect(try exposes("http://h.example/v1", .value("secret")))
        #expect(try !exposes("https://h.example/v1", .value("secret")))
        #expect(try !exposes("http://h.example/v1", .none))
        #expect(try !exposes("http://127.0.0.1:1/v1", .value("secret")))
        #expect(try !exposes("http://[::1]:1/v1", .value("secret")))
    }

    @Test("seconds and dates are understood where a service asks for time")
    func retryAfter() {
        #expect(RetryAfter.parse("2") == .seconds(2))
        #expect(RetryAfter.parse(" 0.5 ") == .seconds(0.5))
        #expect(RetryAfter.parse("-3") == .zero)
        #expect(RetryAfter.parse("1e300") == .seconds(3600))
        #expect(RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT") == .zero)
        #expect(RetryAfter.parse("Fri, 31 Dec 2150 23:59:59 GMT") == .seconds(3600))
        #expect(RetryAfter.parse("soon") == nil)
        #expect(RetryAfter.parse("nan") == nil)
    }
}
