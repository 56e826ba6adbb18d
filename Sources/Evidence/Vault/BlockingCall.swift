import Dispatch

/// Runs a blocking call on a queue of its own kind, so that the threads of the cooperative pool
/// stay free for work that can go on.
func blocking<Value: Sendable>(
  on queue: DispatchQueue, _ work: @escaping @Sendable () throws(VaultFailure) -> Value
) async throws(VaultFailure) -> Value {
  let result: Result<Value, VaultFailure> = await withCheckedContinuation { continuation in
    queue.async {
      continuation.resume(returning: Result { () throws(VaultFailure) in try work() })
    }
  }
  return try result.get()
}
