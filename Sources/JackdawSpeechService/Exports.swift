// Whoever names an endpoint needs its type and its key's; the target they live in is no product.
@_exported public import OpenAIEndpoint
