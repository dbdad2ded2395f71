import HTTPTypes
import Hummingbird

/// Lets requests pass that have the password, as a bearer token (RFC 6750).
///
/// No cookie: a page elsewhere that makes a browser send requests here has nothing to send along.
struct PasswordGate<Context: RequestContext>: RouterMiddleware {
    let password: Password

    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let scheme = "Bearer "
        guard let field = request.headers[.authorization], field.hasPrefix(scheme),
            password.matches(field.dropFirst(scheme.count))
        else {
            // Whoever guesses has to be patient.
            try await Task.sleep(for: .milliseconds(500))
            return Response(status: .unauthorized, headers: [.wwwAuthenticate: "Bearer"])
        }
        return try await next(request, context)
    }
}
