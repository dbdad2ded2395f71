import HTTPTypes
import Hummingbird
import Jackdaw
import NIOCore

/// Adds the webhook at `/webhook`, and at `/pay/ID` a page that stands in for the payment provider's.
func addPaymentRoutes(to router: Router<BasicRequestContext>, till: Till, webhook: Webhook) {
    router.post("webhook") { request, _ in
        let body = try await request.body.collect(upTo: 16_384)
        let signature = request.headers[.paymentSignature] ?? ""
        return receive(Array(body.readableBytesView), signature, till, webhook)
    }

    let pages = router.group("pay").add(middleware: PaymentPagePolicy())
    pages.get(":id") { _, context in
        try PaymentPage(till.payment(context.parameters.require("id"))).response
    }
    pages.post(":id") { _, context in
        let id = try context.parameters.require("id")
        guard let payment = till.payment(id) else { return PaymentPage(nil).response }
        // What a provider does once it has the money: it sends a signed message to the webhook.
        let message: JSONValue = [
            "type": "paid", "payment": .string(id), "amount": .integer(Int64(payment.bill.total)),
        ]
        var body = JSONWriter()
        body.write(message)
        _ = receive(body.bytes, webhook.sign(body.bytes), till, webhook)
        return PaymentPage(till.payment(id)).response
    }
}

/// Handles a message of the provider: 204 when it is taken, also when it was taken before, as providers send them again
/// until they hear so; 401 when it is not signed as it must be, 400 when it makes no sense.
private func receive(_ body: [UInt8], _ signature: String, _ till: Till, _ webhook: Webhook) -> Response {
    guard webhook.verify(body, signature) else { return Response(status: .unauthorized) }
    guard let message = try? JSONParser.parse(body), message["type"] == "paid",
        let id = message["payment"]?.stringValue, let amount = message["amount"]?.integerValue,
        till.receive(id, amount: Int(amount)) != nil
    else { return Response(status: .badRequest) }
    return Response(status: .noContent)
}

extension HTTPField.Name {
    fileprivate static var paymentSignature: Self {
        // Letters and a hyphen are always a name (RFC 9110, section 5.1).
        guard let name = Self("Payment-Signature") else { preconditionFailure("no name of a header field") }
        return name
    }
}
