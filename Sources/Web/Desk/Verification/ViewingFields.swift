import Domain
import Sodium
import Storage

/// How a verifier shows that the photos were looked at: one tick for each, and a signed moment at
/// which the page was handed out. Neither needs a script.
extension RequestContext {
  func viewingFields(
    _ view: FormView, name: (VerbPart) -> String, report: Report, complaint: [Photo],
    proof: [Photo]
  ) -> HTML {
    func choices(_ photos: [Photo], _ label: Message) -> [Choice] {
      photos.enumerated().map { index, photo in
        Choice(photo.id, text(label, ["number": words.number(index + 1)]))
      }
    }
    let opened = name(.opened)
    // A form that comes back does not make anybody wait again.
    let known = view.typed.value(opened).flatMap { openedAt($0, report) == nil ? nil : $0 }
    return """
      \(view.checkboxes(
        name(.seen), legend: .checkSeen,
        choices: choices(complaint, .verificationBeforeAlt) + choices(proof, .verificationAfterAlt)))
      \(view.hidden(opened, known ?? viewingToken(report, at: now)))
      """
  }

  /// What a form says of looking. A moment nobody signed counts as now.
  func viewing(
    _ form: FormBody, name: (VerbPart) -> String, report: Report, shown: [Photo]
  ) -> Viewing {
    Viewing(
      openedAt: form.value(name(.opened)).flatMap { openedAt($0, report) } ?? now,
      shown: Set(shown.map(\.id)), seen: Set(form.values(name(.seen))))
  }

  /// `1741159800000.9f86d0…`: the moment, signed for this officer and this proof.
  private func viewingToken(_ report: Report, at moment: Int64) -> String {
    let subject =
      "dilihat:\(report.number):\(report.lastProof ?? ""):\(session?.actor.user ?? 0):\(moment)"
    let mark = hmacSHA256(key: site.secret, message: Array(subject.utf8)).prefix(16)
    return "\(moment).\(Array(mark).hex)"
  }

  private func openedAt(_ token: String, _ report: Report) -> Int64? {
    guard token.utf8.count <= 80,
      let moment = token.split(separator: ".").first.flatMap({
        Int64($0)
      }),
      constantTimeEqual(Array(token.utf8), Array(viewingToken(report, at: moment).utf8))
    else { return nil }
    return moment
  }
}
