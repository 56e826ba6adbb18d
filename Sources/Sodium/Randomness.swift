import CSodium

/// `count` bytes from the system's cryptographic source of randomness.
public func randomBytes(_ count: Int) -> [UInt8] {
  requireLibrary()
  var bytes = [UInt8](repeating: 0, count: count)
  randombytes_buf(&bytes, count)
  return bytes
}
