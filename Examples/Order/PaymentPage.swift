import Hummingbird
import NIOCore

/// The page where a payment is made.
///
/// All that it shows comes from the menu, nothing from what customers write.
struct PaymentPage {
    private let payment: Payment?

    init(_ payment: Payment?) {
        self.payment = payment
    }

    var response: Response {
        Response(
            status: payment == nil ? .notFound : .ok,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html))
        )
    }

    private var html: String {
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>Payment</title>
        <style>\(Self.style)</style>
        <main>\(content)</main>
        </html>
        """
    }

    private var content: String {
        guard let payment else { return "<h1>No such payment</h1><p>Ask for a new link in the chat.</p>" }
        let amount = euros(payment.bill.total)
        switch payment.status {
        case .open:
            return """
                <h1>\(amount)</h1><p>Pizzeria · \(payment.bill.text)</p>
                <form method="post"><button autofocus>Pay \(amount)</button></form>
                <p class="small">This page stands in for a payment provider’s: no money moves.</p>
                """
        case .paid: return "<h1>✓ Paid</h1><p>\(amount) · go back to the chat, your pizza is in the oven.</p>"
        case .withdrawn: return "<h1>Too late</h1><p>This order was cancelled. Nothing was paid.</p>"
        }
    }

    static let style = """
        :root { color-scheme: light dark; --ink: light-dark(#1b2127, #e6eaee); --quiet: light-dark(#5c6670, #9aa5b0); }
        body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
          background: light-dark(#f5f6f7, #15181c); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        main { width: min(22rem, 100%); padding: 2rem; box-sizing: border-box; border-radius: 1.125rem; text-align: center;
          background: light-dark(#fff, #1f242a); box-shadow: 0 6px 20px rgb(0 0 0 / 9%); }
        h1 { margin: 0 0 .25rem; font-size: 2rem; }
        p { margin: 0 0 1.5rem; color: var(--quiet); }
        p:last-child { margin: 0; }
        .small { font-size: .8125rem; }
        form { margin: 0 0 1.5rem; }
        button { width: 100%; padding: .75rem; border: 0; border-radius: .75rem; font: inherit; font-weight: 600;
          background: light-dark(#2f5573, #3d6a8d); color: #fff; cursor: pointer; }
        button:focus-visible { outline: 2px solid light-dark(#235f8d, #8fc1ea); outline-offset: 2px; }
        """
}
