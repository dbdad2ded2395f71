import CZlib
import ChatAssets
import Jackdaw
import JackdawTesting
import Testing

@Suite("The page over HTTP")
struct ServerPageTests {
    @Test("the page comes with headers that forbid what it does not need")
    func headers() async throws {
        // Whether this machine has the libraries is not what this is about.
        try await ServedBot.serve(makeServerBot(), configure: { $0.libraries.cdn = false }) { bot in
            let page = try await HTTPTestClient.get(bot.url + "/")
            #expect(page.status == 200)
            #expect(page["Content-Type"] == "text/html; charset=utf-8")
            #expect(page.text.contains("<html"))
            let policy = try #require(page["Content-Security-Policy"])
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self';"))
            #expect(policy.contains("connect-src 'self'"))
            #expect(policy.contains("frame-ancestors 'self'"))
            #expect(!policy.contains("unsafe-eval"))
            #expect(page["X-Content-Type-Options"] == "nosniff")
            #expect(page["Referrer-Policy"] == "no-referrer")
            #expect(page["Cross-Origin-Opener-Policy"] == "same-origin")
            #expect(page["Cache-Control"] == "no-cache")
        }
    }

    @Test("every file of the page but those of --dev is served with its type, whole, and with a tag of its own")
    func assets() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            var tags: Set<String> = []
            let assets = (0..<jackdaw_asset_count).map { jackdaw_asset_at($0) }
                .filter { !String(cString: $0.path).hasPrefix("ui/dev/") }
            for asset in assets {
                let path = String(cString: asset.path)
                let answer = try await HTTPTestClient.get("\(bot.url)/\(path == "index.html" ? "" : path)")
                #expect(answer.status == 200, "\(path)")
                #expect(answer.body == Array(UnsafeBufferPointer(start: asset.bytes, count: asset.count)))
                #expect(answer["Content-Type"] != "application/octet-stream", "\(path)")
                tags.insert(try #require(answer["ETag"]))
            }
            #expect(tags.count == assets.count)
        }
    }

    @Test("every answer forbids a browser to guess types, to tell where it comes from, and to be used elsewhere")
    func everyRoute() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let paths = [
                "/", "/ui/main.js", "/ui/none.js", "/health", "/ready", "/files/none", "/libraries/none", "/nothing",
                "/files",
            ]
            for path in paths {
                let answer = try await HTTPTestClient.get(bot.url + path)
                #expect(answer["X-Content-Type-Options"] == "nosniff", "\(path)")
                #expect(answer["Referrer-Policy"] == "no-referrer", "\(path)")
                #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin", "\(path)")
                #expect(answer["Content-Security-Policy"]?.hasPrefix("default-src 'none'") == true, "\(path)")
            }
        }
    }

    @Test("pages of other origins may load what puts the chat on them, and no other file")
    func embedding() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let embedding = try await HTTPTestClient.get(bot.url + "/ui/embed.js")
            #expect(embedding["Cross-Origin-Resource-Policy"] == "cross-origin")
            #expect(embedding["Access-Control-Allow-Origin"] == "*")
            for path in ["/", "/ui/main.js", "/ui/client.js"] {
                let answer = try await HTTPTestClient.get(bot.url + path)
                #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin", "\(path)")
                #expect(answer["Access-Control-Allow-Origin"] == nil, "\(path)")
            }
        }
    }

    @Test("what a browser has already is not sent again")
    func entityTags() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let url = bot.url + "/ui/main.js"
            let tag = try #require(try await HTTPTestClient.get(url)["ETag"])
            for known in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
                let answer = try await HTTPTestClient.get(url, headers: [("If-None-Match", known)])
                #expect(answer.status == 304, "\(known)")
                #expect(answer.body.isEmpty)
                #expect(answer["ETag"] == tag)
            }
            #expect(try await HTTPTestClient.get(url, headers: [("If-None-Match", "\"other\"")]).status == 200)
        }
    }

    @Test("a browser that takes gzip gets gzip, which holds the same octets under another tag")
    func compression() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let url = bot.url + "/ui/main.js"
            let plain = try await HTTPTestClient.get(url)
            let small = try await HTTPTestClient.get(url, headers: [("Accept-Encoding", "deflate, gzip;q=0.8")])
            #expect(plain["Content-Encoding"] == nil)
            #expect(small["Content-Encoding"] == "gzip")
            #expect(small["Vary"] == "Accept-Encoding")
            #expect(small["ETag"] != plain["ETag"])
            #expect(small.body.count < plain.body.count * 6 / 10)
            #expect(gunzip(small.body) == plain.body)
            let refused = try await HTTPTestClient.get(url, headers: [("Accept-Encoding", "gzip;q=0")])
            #expect(refused["Content-Encoding"] == nil)
        }
    }

    @Test("HEAD answers as GET does, without the body")
    func head() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            for path in ["/", "/ui/main.js"] {
                let get = try await HTTPTestClient.get(bot.url + path)
                let head = try await HTTPTestClient.send("HEAD", bot.url + path)
                #expect(head.status == 200)
                #expect(head.body.isEmpty)
                #expect(head["Content-Length"] == "\(get.body.count)")
                #expect(head["ETag"] == get["ETag"])
            }
        }
    }

    @Test(
        "what is not there is not found",
        arguments: ["/ui/none.js", "/ui/../index.html", "/ui/%2e%2e/index.html", "/x"]
    )
    func missing(path: String) async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            let status = try await HTTPTestClient.get(bot.url + path).status
            #expect(status == 404)
        }
    }

    @Test("without the page there is a line of text and the same WebSocket")
    func withoutUI() async throws {
        try await ServedBot.serve(makeServerBot(), useUI: false) { bot in
            let page = try await HTTPTestClient.get(bot.url + "/")
            #expect(page.status == 404)
            #expect(page.text.filter(\.isNewline).count == 1)
            #expect(try await HTTPTestClient.get(bot.url + "/ui/main.js").status == 404)
            let client = try await bot.connect()
            try await client.send(json: ["action": "user_message", "message": "hello"])
            #expect(try await client.nextJSON()["message"] == "hello")
        }
    }

    @Test("below a path of its own the page is at the path with a slash, and the path leads there")
    func mounted() async throws {
        try await ServedBot.serve(makeServerBot(), configure: { $0.path = "/talk/here/" }) { bot in
            #expect(bot.url.hasSuffix("/talk/here"))
            #expect(try await HTTPTestClient.get(bot.url + "/").status == 200)
            #expect(try await HTTPTestClient.get(bot.url + "/ui/style.css").status == 200)
            let redirect = try await HTTPTestClient.get(bot.url)
            #expect(redirect.status == 308)
            #expect(redirect["Location"] == "here/")
            #expect(try await bot.connect(subprotocol: "jackdaw.v1").nextJSON()["type"] == "hello")
        }
    }

    @Test("the sites that may frame the page are those configured")
    func frameAncestors() async throws {
        try await ServedBot.serve(makeServerBot(), configure: { $0.frameAncestors = ["https://a.example"] }) { bot in
            let policy = try await HTTPTestClient.get(bot.url + "/")["Content-Security-Policy"]
            #expect(policy?.hasSuffix("frame-ancestors https://a.example") == true)
        }
    }

    @Test("the health check counts connections and sessions")
    func health() async throws {
        try await ServedBot.serve(makeServerBot()) { bot in
            #expect(try await HTTPTestClient.get(bot.url + "/ready").status == 200)
            let client = try await bot.connect()
            try await client.send(json: ["action": "user_message", "message": "hello"])
            _ = try await client.nextText()
            let health = try await HTTPTestClient.get(bot.url + "/health")
            #expect(health.text == #"{"status":"ok","connections":1,"sessions":1}"#)
        }
    }

    private func gunzip(_ octets: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var input = octets
        var output = [UInt8](repeating: 0, count: 1 << 20)
        let capacity = output.count
        let count = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target -> Int? in
                stream.next_in = source.baseAddress
                stream.avail_in = uInt(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = uInt(capacity)
                return inflate(&stream, Z_FINISH) == Z_STREAM_END ? capacity - Int(stream.avail_out) : nil
            }
        }
        return count.map { Array(output[..<$0]) }
    }
}
