import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds all addresses of a host; none if it has none or cannot be found now.
public typealias HostLookup = @Sendable (_ host: String) async -> [NetworkAddress]

/// Asks the system: its table of hosts, then the name servers.
public let systemHostLookup: HostLookup = { host in
  // The system waits for name servers with a thread held. These few are for nothing else, so a
  // name server that never answers holds up other look-ups only.
  (try? await lookupThreads.runIfActive { addresses(of: host) }) ?? []
}

private let lookupThreads = {
  let threads = NIOThreadPool(numberOfThreads: 8)
  threads.start()
  return threads
}()

private func addresses(of host: String) -> [NetworkAddress] {
  var wish = addrinfo()
  wish.ai_family = AF_UNSPEC
  #if canImport(Glibc)
    wish.ai_socktype = Int32(SOCK_STREAM.rawValue)
  #else
    wish.ai_socktype = SOCK_STREAM
  #endif
  var list: UnsafeMutablePointer<addrinfo>?
  guard getaddrinfo(host, nil, &wish, &list) == 0 else { return [] }
  defer { freeaddrinfo(list) }
  return sequence(first: list, next: { $0?.pointee.ai_next }).compactMap { entry in
    entry.flatMap { address($0.pointee) }
  }
}

private func address(_ entry: addrinfo) -> NetworkAddress? {
  guard let bytes = UnsafeRawPointer(entry.ai_addr) else { return nil }
  switch entry.ai_family {
  case AF_INET:
    let place = bytes.loadUnaligned(as: sockaddr_in.self)
    return .v4(UInt32(bigEndian: place.sin_addr.s_addr))
  case AF_INET6:
    let place = bytes.loadUnaligned(as: sockaddr_in6.self)
    return withUnsafeBytes(of: place.sin6_addr) {
      .v6(UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)))
    }
  default: return nil
  }
}
