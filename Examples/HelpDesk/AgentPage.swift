import Hummingbird
import NIOCore

/// Adds the files of the agents' page, which are part of the binary (see `embedInCode` in Package.swift).
func addAgentPage(to router: RouterGroup<BasicRequestContext>) {
    let files: [(path: RouterPath, type: String, content: [UInt8])] = [
        ("", "text/html; charset=utf-8", PackageResources.index_html),
        ("style.css", "text/css; charset=utf-8", PackageResources.style_css),
        ("main.js", "text/javascript; charset=utf-8", PackageResources.main_js),
        ("server.js", "text/javascript; charset=utf-8", PackageResources.server_js),
        ("queue.js", "text/javascript; charset=utf-8", PackageResources.queue_js),
        ("conversation.js", "text/javascript; charset=utf-8", PackageResources.conversation_js),
    ]
    for file in files {
        let content = ByteBuffer(bytes: file.content)
        router.get(file.path) { request, _ -> Response in
            // Its relative addresses need the slash.
            if request.uri.path.hasSuffix("/agent") { return Response.redirect(to: "agent/", type: .permanent) }
            return Response(
                status: .ok,
                headers: [.contentType: file.type, .cacheControl: "no-cache"],
                body: ResponseBody(byteBuffer: content)
            )
        }
    }
}

/// Lets the agents' page have what comes from here, and nothing else.
struct AgentPagePolicy<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = """
            default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; \
            base-uri 'none'; form-action 'none'; frame-ancestors 'none'
            """
        response.headers[.xContentTypeOptions] = "nosniff"
        return response
    }
}
