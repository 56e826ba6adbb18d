/// A value bound to `$1`, `$2`, ... Times are integers: milliseconds since 1970 UTC.
public enum SQLValue: Sendable, Equatable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .text(value) }
  public init(integerLiteral value: Int64) { self = .integer(value) }
  public init(nilLiteral: ()) { self = .null }

  public init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }
  public init(_ value: Int64?) { self = value.map(SQLValue.integer) ?? .null }
  public init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  public init(_ value: Double?) { self = value.map(SQLValue.real) ?? .null }
  public init(_ value: Bool) { self = .integer(value ? 1 : 0) }
}

extension SQLValue {
  /// `$2, $3, $4`: placeholders for `count` values, numbered from `first`.
  static func marks(_ count: Int, from first: Int = 1) -> String {
    (first..<first + count).map { "$\($0)" }.joined(separator: ", ")
  }
}
