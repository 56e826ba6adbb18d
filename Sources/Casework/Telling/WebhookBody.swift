public import Domain
import FoundationEssentials

/// What machines of others may subscribe to.
public enum WebhookEvent: String, Sendable, CaseIterable, Codable {
  case created = "report.created"
  case changed = "report.changed"
  case completed = "report.completed"
  case reopened = "report.reopened"

  /// Nil for steps nobody outside the city is told of.
  public static func of(_ event: ReportEvent) -> WebhookEvent? {
    guard PublicEvent(event, sight: .open) != nil else { return nil }
    return switch event.action {
    case .submit: .created
    case .verify, .answer: .completed
    case .reopen: .reopened
    default: .changed
    }
  }
}

/// One step as others are told of it: what the public sees of the report and nothing else.
struct WebhookBody: Encodable {
  private struct Step: Encodable {
    let tindakan: String
    let waktu: String
    let unit: String?
    let alasan: String?
    let keterangan: String?
  }

  private struct Facts: Encodable {
    let nomor: String
    let status: String
    let jenis: String
    let kategori: String?
    let kelurahan: String?
    let pemegang: String
    let diterima: String
    let batasSelesai: String
    let perkiraanSelesai: String?
    let tautan: String
    let langkah: Step
  }

  private let type: String
  private let timestamp: String
  private let data: Facts

  /// Nil when the public sees nothing of this step.
  init?(
    _ report: Report, _ event: ReportEvent, kind: WebhookEvent, book: CityBook, origin: String
  ) {
    let sight = Visibility.publicSight(of: report)
    guard sight >= .outline, let step = PublicEvent(event, sight: sight) else { return nil }
    type = kind.rawValue
    timestamp = Words.machineTime(event.at)
    data = Facts(
      nomor: report.number, status: step.state.rawValue, jenis: report.kind.rawValue,
      kategori: sight >= .open ? report.category : nil, kelurahan: report.area?.village,
      pemegang: book.units.name(step.holder), diterima: Words.machineTime(report.receivedAt),
      batasSelesai: Words.machineTime(report.dues.completion),
      perkiraanSelesai: report.estimate.map(Words.machineTime),
      tautan: "\(origin)/laporan/\(report.number)",
      langkah: Step(
        tindakan: step.action.rawValue, waktu: Words.machineTime(step.at),
        unit: step.unit.map { book.units.name($0) }, alasan: step.reason,
        keterangan: step.words))
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
