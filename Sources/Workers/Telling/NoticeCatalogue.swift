public import Domain

/// Texts of messages to people: a title, a text for mail and for the desk, and a line for a short
/// message, each in both languages. The city may change them.
public struct NoticeCatalogue: Sendable {
  /// The forms of one topic.
  public enum Form: String, Sendable, CaseIterable { case title, text, short }

  private let texts: [String: Bilingual]

  /// - Parameter texts: by name, see ``name(_:_:)``
  public init(_ texts: [String: Bilingual]) { self.texts = texts }

  public static func name(_ topic: NoticeTopic, _ form: Form) -> String {
    "\(topic.rawValue).\(form.rawValue)"
  }

  /// The forms there are of a topic: only reporters get short messages.
  public static func forms(of topic: NoticeTopic) -> [Form] {
    topic.group == .reporter ? Form.allCases : [.title, .text]
  }

  /// The program's own text; nil for a name that is none.
  public func own(_ name: String) -> Bilingual? { texts[name] }

  public func own(_ topic: NoticeTopic, _ form: Form, _ language: Language) -> String {
    texts[Self.name(topic, form)]?(language) ?? ""
  }

  /// What may stand between braces in a text. Titles and short messages go where others may read
  /// them: on a locked screen, in a telephone company's books. So they carry nobody's words.
  public static func placeholders(_ topic: NoticeTopic, _ form: Form) -> Set<String> {
    if topic.group == .summary {
      return form == .title ? ["kota", "tanggal"] : ["kota", "tanggal", "tautan"]
    }
    var names: Set<String> = ["nomor", "unit", "kota", "tautan"]
    switch topic {
    case .receipt, .paused, .arrived, .near, .requestDecided: names.formUnion(["batas", "tanggal"])
    case .estimate, .requested, .questionClosing: names.insert("tanggal")
    case .late, .overdue, .escalated: names.formUnion(["lama", "pimpinan", "sebab", "batas"])
    default: break
    }
    if form == .text {
      names.insert("kelurahan")
      // Those who only support a report hear what everybody may know of one that ended, too.
      if topic.group != .supporter { names.formUnion(["kategori", "kata", "alasan"]) }
    }
    return names
  }

  /// What is wrong with a text somebody wrote; empty = nothing.
  public static func problems(_ text: String, _ topic: NoticeTopic, _ form: Form) -> [Problem] {
    var problems: [Problem] = []
    let template = TextTemplate(text)
    let unknown = template.placeholders.subtracting(placeholders(topic, form))
    problems += unknown.sorted().map(Problem.unknownPlaceholder)
    if text.trimmed.isEmpty { problems.append(.empty) }
    if text.isLonger(than: form == .text ? 2_000 : 200) { problems.append(.tooLong) }
    if form == .title, text.contains(where: \.isNewline) { problems.append(.severalLines) }
    if form == .short {
      let septets = ShortMessage.septets(template.filled(sample))
      if septets == nil { problems.append(.notForTelephones) }
      if let septets, septets > ShortMessage.most { problems.append(.doesNotFit(septets: septets)) }
    }
    return problems
  }

  public enum Problem: Sendable, Equatable {
    case unknownPlaceholder(String)
    case empty
    case tooLong
    case severalLines
    /// A character the alphabet of short messages does not have.
    case notForTelephones
    case doesNotFit(septets: Int)
  }

  /// Values for a preview: as long as they get. The link is the longest there is.
  public static let sample: [String: String] = [
    "nomor": "JK2611280001", "unit": "Sudin Bina Marga", "kota": "Contoh",
    "tautan": "lapor.contoh.go.id/l/0123456789abcdefghjkmnpqrs", "batas": "28 Nov 14.30",
    "tanggal": "28 Nov", "lama": "12 hari", "pimpinan": "Camat Kota Contoh",
    "sebab": "belum selesai", "kata": "Petugas menunggu bahan.", "alasan": "Menunggu bahan",
    "kategori": "Jalan rusak", "kelurahan": "Contoh Utara",
  ]
}
