internal import HTTPTypes
internal import Hummingbird

/// Sees to it that every answer, errors included, forbids a browser what it has no need of.
///
/// What a route has said itself stays as it is: the page has a policy of its own, files have another.
struct SafeHeaders<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do {
            response = try await next(request, context)
        } catch let error as any HTTPResponseError {
            response = try error.response(from: request, context: context)
        }
        for (name, value) in Self.fields where response.headers[name] == nil { response.headers[name] = value }
        return response
    }

    private static var fields: [(HTTPField.Name, String)] {
        [
            (.contentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'; sandbox"),
            (.xContentTypeOptions, "nosniff"),
            (.referrerPolicy, "no-referrer"),
            (.resourcePolicy, "same-origin"),
        ]
    }
}
