/// What was waited for did not come.
package struct WaitedInVain: Error {}

/// Waits until something is so.
///
/// - Throws: ``WaitedInVain`` when it is not after half a minute; what `condition` throws.
package func eventually(_ condition: () async throws -> Bool) async throws {
    for _ in 0..<3_000 {
        if try await condition() { return }
        // Only how often it is looked at: what a test expects does not hang on it.
        try await Task.sleep(for: .milliseconds(10))
    }
    throw WaitedInVain()
}
