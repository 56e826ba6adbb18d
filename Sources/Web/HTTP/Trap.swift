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
  /// Milliseconds; whoever left a form open for longer presses once more.
  private static let oldest: Int64 = 86_400_000

  /// - Parameter path: where the form goes
  func fields(_ context: RequestContext, path: String) -> HTML {
    let moment: HTML? =
      self == .timed
      ? """
      <input type="hidden" name="\(Self.momentName)" \
      value="\(Self.stamp(context.now, path, key: context.site.secret))">
      """ : nil
    return """
      <div class="spoken" aria-hidden="true"><label>\(context.text(.guardTrap)) \
      <input name="\(Self.fieldName)" tabindex="-1" autocomplete="off"></label></div>\(moment)
      """
  }

  /// When the form sent here was shown; nil when it does not say, says nothing that we wrote for this
  /// form, or was shown too long ago.
  static func moment(_ form: FormBody, _ context: RequestContext) -> Int64? {
    guard let stamped = form.value(momentName),
      let moment = stamped.split(separator: ".").first.flatMap({ Int64($0) }),
      context.now - moment <= oldest,
      constantTimeEqual(
        Array(stamped.utf8),
        Array(stamp(moment, context.path, key: context.site.secret).utf8))
    else { return nil }
    return moment
  }

  /// The same form as if it had been shown now, where it does not say when it was.
  static func stamped(_ form: FormBody, _ context: RequestContext) -> FormBody {
    guard moment(form, context) == nil else { return form }
    return form.replacing(
      momentName, with: stamp(context.now, context.path, key: context.site.secret))
  }

  private static func stamp(_ moment: Int64, _ path: String, key: [UInt8]) -> String {
    let signature = hmacSHA256(key: key, message: Array("saat:\(moment):\(path)".utf8))
    return "\(moment).\(base32(Array(signature.prefix(10))))"
  }
}
