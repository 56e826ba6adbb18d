/// Why a URL is not taken.
public enum OutboundURLFault: Error, Hashable, Sendable {
  /// More than ``OutboundURL/longest`` bytes.
  case tooLong
  /// A character that RFC 3986 does not allow there, or a fragment.
  case character
  /// A percent sign without two hexadecimal digits.
  case escape
  /// Neither `https://` nor `http://`.
  case scheme
  /// A user name or password before the host.
  case credentials
  /// Neither a name in ASCII nor an address in its canonical form.
  case host
  /// No number between 1 and 65,535.
  case port
}
