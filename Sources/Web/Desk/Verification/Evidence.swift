import Domain
import Storage

/// What a verdict rests on: the complaint, the claim that the work is done, and what can be known of
/// the pictures of both.
struct Evidence: Sendable {
  let report: Report
  let complaint: [Photo]
  let proof: [Photo]
  /// The claim; nil where none is known.
  let finish: ReportEvent?
  /// All pictures of the report.
  let all: [Photo]
  /// How pictures came to be, by id.
  let captures: [String: PhotoCapture]
  /// Other reports that carry the same picture, by its original.
  let reuse: [String: [Report]]
  /// Of the village, where boundaries are loaded.
  let border: AreaPolygon?
  /// This claim stands on the inspectorate's list.
  let isFlagged: Bool

  /// Four statements.
  static func read(
    _ report: Report, complaint: [Photo], proof: [Photo], finish: ReportEvent?, all: [Photo],
    on connection: any Storage.Connection
  ) throws -> Evidence {
    Evidence(
      report: report, complaint: complaint, proof: proof, finish: finish, all: all,
      captures: try PhotoCaptureRows.of(all.map(\.id), on: connection),
      reuse: try DeskReads.reuse(
        of: Set(all.map(\.original)).sorted(), besides: report.id, on: connection),
      border: try report.area.flatMap {
        report.place == nil ? nil : try BoundaryRows.of([$0.village], on: connection).first
      },
      isFlagged: try finish.map {
        try InspectionRows.isFlagged(report.id, claim: $0.at, on: connection)
      } ?? false)
  }
}

extension DeskReport {
  func evidence(on connection: any Storage.Connection) throws -> Evidence {
    try Evidence.read(
      report, complaint: complaintPhotos, proof: proofPhotos, finish: lastFinish, all: photos,
      on: connection)
  }
}

extension Evidence {
  /// A report's place alone.
  init(placeOf report: Report, border: AreaPolygon?) {
    self.init(
      report: report, complaint: [], proof: [], finish: nil, all: [], captures: [:], reuse: [:],
      border: border, isFlagged: false)
  }
}
