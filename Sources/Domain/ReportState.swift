/// Where a report stands.
public enum ReportState: String, CaseIterable, Codable, Sendable {
  /// Came by a channel without a place; a channel admin completes it.
  case draft
  /// Menunggu: with the kelurahan of its place, nobody has decided yet.
  case waiting
  /// Koordinasi: handed sideways to the agency with authority.
  case coordinated
  /// Disposisi: handed down to the unit or person that does the work.
  case dispatched
  /// Proses: being worked on.
  case inProgress
  /// Work claimed done; an office that did not do it looks at the proof.
  case awaitingVerification
  /// Selesai: verified, or an inquiry answered.
  case completed
  /// Dikembalikan: the verifier sent the work back to be mended.
  case returned
  /// Ditolak, with a coded reason.
  case rejected
  /// Joined to another report about the same thing.
  case merged
  /// Taken back by the reporter; a tombstone stays.
  case withdrawn
  /// Opened again by the reporter.
  case reopened

  /// Nothing more is owed to the reporter.
  public var isClosed: Bool {
    switch self {
    case .completed, .rejected, .merged, .withdrawn: true
    case .draft, .waiting, .coordinated, .dispatched, .inProgress, .awaitingVerification,
      .returned, .reopened:
      false
    }
  }
}

/// What a report asks for.
public enum ReportKind: String, CaseIterable, Codable, Sendable {
  /// Something to be mended; ends with proof of work.
  case complaint
  /// Pertanyaan: something to be known; ends with an answer.
  case inquiry
}

/// Who may read a report beside the city's own desk.
public enum Privacy: String, CaseIterable, Codable, Sendable {
  case `public`
  /// The preset: others see only that there is a report in this village and how it stands.
  case `private`
  /// Complaints about officials, violence, neighbours: nothing but the state is shown.
  case sealed
}
