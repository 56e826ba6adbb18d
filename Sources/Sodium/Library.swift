import CSodium

/// True once libsodium has chosen its implementations and opened the system's source of
/// randomness. Swift runs the initialiser of a global once, however many threads ask.
private let libraryIsReady = sodium_init() >= 0

/// Must be called before randomness or password hashing. A machine on which libsodium cannot
/// start has no safe randomness, so going on would be worse than stopping.
func requireLibrary() {
  precondition(libraryIsReady, "libsodium could not start")
}
