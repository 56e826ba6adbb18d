import Domain
import Testing

/// What stands in the way of sending a draft.
@Suite struct DraftTests {
  private let here = Location.village("N1A")
  private let bekasi = Bilingual(id: "Kota Bekasi", en: "Bekasi City")

  private func draft(
    _ kind: ReportKind = .complaint, text: String = "Deep hole in the road"
  ) -> Draft {
    Draft(kind: kind, channel: "web", text: text)
  }

  private func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

  @Test func aSoundDraftHasNoProblems() {
    var draft = draft()
    draft.photos = ["1", "2", "3", "4", "5"]
    draft.address = letters(200)
    draft.landmark = letters(200)
    draft.contact = Contact(
      name: letters(100), phone: "0812-3456-789", email: "ani@example.org", consent: true)
    #expect(draft.problems(location: here) == [])
  }

  @Test func aDraftIsPrivateUnlessSaidOtherwise() {
    #expect(Draft(channel: "web").privacy == .private)
    #expect(Draft(channel: "web").kind == .complaint)
  }

  @Test(arguments: [
    (0, Draft.Problem.textTooShort(least: 10)), (9, .textTooShort(least: 10)), (10, nil),
    (4_000, nil), (4_001, .textTooLong(most: 4_000)), (100_000, .textTooLong(most: 4_000)),
  ])
  func theTextHasTenToFourThousandCharacters(count: Int, problem: Draft.Problem?) {
    #expect(draft(text: letters(count)).problems(location: here) == (problem.map { [$0] } ?? []))
  }

  @Test func whiteSpaceAroundTheTextDoesNotCount() {
    #expect(
      draft(text: "   nine char \n\t\u{00A0}\u{3000}").problems(location: here) == [
        .textTooShort(least: 10)
      ])
    #expect(draft(text: letters(4_000) + "\n\n").problems(location: here) == [])
    #expect(
      draft(text: String(repeating: " ", count: 50)).problems(location: here) == [
        .textTooShort(least: 10)
      ])
  }

  @Test(arguments: [(200, false), (201, true)])
  func addressAndLandmarkHaveTwoHundredCharacters(count: Int, refused: Bool) {
    var address = draft()
    address.address = letters(count)
    #expect(address.problems(location: here) == (refused ? [.addressTooLong(most: 200)] : []))
    var landmark = draft()
    landmark.landmark = letters(count)
    #expect(landmark.problems(location: here) == (refused ? [.landmarkTooLong(most: 200)] : []))
  }

  @Test(arguments: [(0, false), (5, false), (6, true)])
  func fivePhotosAreTheMost(count: Int, refused: Bool) {
    var draft = draft()
    draft.photos = (0..<count).map { "photo-\($0)" }
    #expect(draft.problems(location: here) == (refused ? [.tooManyPhotos(most: 5)] : []))
  }

  @Test func aComplaintNeedsAPlaceAndAnInquiryDoesNot() {
    #expect(draft().problems(location: nil) == [.placeMissing])
    #expect(draft(.inquiry).problems(location: nil) == [])
  }

  @Test func aPlaceOutsideTheCityIsNamed() {
    for kind in ReportKind.allCases {
      #expect(draft(kind).problems(location: .outside(bekasi)) == [.placeOutside(bekasi)])
      #expect(draft(kind).problems(location: .outside(nil)) == [.placeOutside(nil)])
      #expect(draft(kind).problems(location: here) == [])
    }
  }

  @Test func problemsComeAllAtOnceInTheOrderOfTheForm() {
    var draft = draft(text: "short")
    draft.photos = ["1", "2", "3", "4", "5", "6"]
    draft.address = letters(201)
    draft.landmark = letters(201)
    draft.contact = Contact(name: letters(101), phone: "x", email: "x", consent: false)
    #expect(
      draft.problems(location: nil) == [
        .tooManyPhotos(most: 5), .placeMissing, .addressTooLong(most: 200),
        .landmarkTooLong(most: 200), .textTooShort(least: 10), .nameTooLong(most: 100),
        .phoneMalformed, .emailMalformed,
      ])
  }

  @Test(arguments: [
    ("", ""), ("  ", ""), (" a b ", "a b"), ("\r\n a\t", "a"), ("\u{2003}x\u{2028}", "x"),
    ("a", "a"), ("\u{200B}", "\u{200B}"),
  ])
  func trimmedLosesWhiteSpaceAtTheEnds(text: String, expected: String) {
    #expect(text.trimmed == expected)
  }
}
