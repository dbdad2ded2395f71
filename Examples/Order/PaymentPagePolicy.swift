import Crypto
import HTTPTypes
import Hummingbird

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Lets the payment page have its own style and its own button, and nothing else.
struct PaymentPagePolicy<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        let style = Data(Crypto.SHA256.hash(data: Data(PaymentPage.style.utf8))).base64EncodedString()
        response.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'sha256-\(style)'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        response.headers[.xContentTypeOptions] = "nosniff"
        return response
    }
}
