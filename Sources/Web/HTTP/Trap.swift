import Sodium

/// What tells programs that fill in every form from people: a field nobody sees, and the moment the
/// form was shown. Neither ever shuts a person out: they are asked to press once more.
package enum Trap: Sendable {
  /// The hidden field alone, for the last page of a form that took several.
  case hidden
  /// And the moment, for a form of one page.
  case timed

  /// Named like something real.
  static let fieldName = "situs"
  private static let momentName = "_saat"

  func fields(_ context: RequestContext) -> HTML {
    let moment: HTML? =
      self == .timed
      ? """
      <input type="hidden" name="\(Self.momentName)" \
      value="\(Self.stamp(context.now, key: context.site.secret))">
      """ : nil
    return """
      <div class="spoken" aria-hidden="true"><label>\(context.text(.guardTrap)) \
      <input name="\(Self.fieldName)" tabindex="-1" autocomplete="off"></label></div>\(moment)
      """
  }

  /// When the form was shown; nil when it does not say, or nothing that we wrote.
  static func moment(_ form: FormBody, key: [UInt8]) -> Int64? {
    guard let stamped = form.value(momentName),
      let moment = stamped.split(separator: ".").first.flatMap({ Int64($0) }),
      constantTimeEqual(Array(stamped.utf8), Array(stamp(moment, key: key).utf8))
    else { return nil }
    return moment
  }

  private static func stamp(_ moment: Int64, key: [UInt8]) -> String {
    let signature = hmacSHA256(key: key, message: Array("saat:\(moment)".utf8))
    return "\(moment).\(base32(Array(signature.prefix(10))))"
  }
}
