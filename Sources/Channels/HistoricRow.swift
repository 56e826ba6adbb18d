public import Domain

/// A report of earlier years, as the city's open data publishes it.
///
/// Days only: the source has no times. Names are kept as written; ``UnitNames`` and
/// ``CategoryNames`` find the codes.
public struct HistoricRow: Sendable, Equatable {
  public let number: String
  /// First letters of the number, such as JK.
  public let channelPrefix: String
  public let unitName: String
  public let category: String
  public let detail: String?
  public let state: ReportState
  public let receivedOn: LocalDate
  /// Nil while it was not finished.
  public let finishedOn: LocalDate?
  /// The day in the file was replaced by the day in the number.
  public let dayCorrected: Bool
  /// The file's year is known to be often wrong for this month and nothing in the row tells.
  public let yearDoubtful: Bool

  public init(
    number: String, channelPrefix: String, unitName: String, category: String, detail: String?,
    state: ReportState, receivedOn: LocalDate, finishedOn: LocalDate?, dayCorrected: Bool,
    yearDoubtful: Bool
  ) {
    self.number = number
    self.channelPrefix = channelPrefix
    self.unitName = unitName
    self.category = category
    self.detail = detail
    self.state = state
    self.receivedOn = receivedOn
    self.finishedOn = finishedOn
    self.dayCorrected = dayCorrected
    self.yearDoubtful = yearDoubtful
  }
}

/// Why a row of the open data is not taken.
public enum HistoricRefusal: Error, Sendable, Equatable, CustomStringConvertible {
  case brokenRow(CSVFault)
  case rowLength(found: Int, expected: Int)
  case numberMissing
  case numberMalformed(String)
  /// The channel column contradicts the prefix of the number.
  case channelContradicts(number: String, channel: String)
  case unitMissing
  case categoryMissing
  case unknownStatus(String)
  case dateMalformed(column: String, value: String)
  case finishedBeforeReceived(received: LocalDate, finished: LocalDate)
  /// Characters were lost when the file was made.
  case brokenEncoding(column: String)

  public var description: String {
    switch self {
    case .brokenRow(let fault): fault.description
    case .rowLength(let found, let expected):
      "\(found) fields where the header names \(expected)"
    case .numberMissing: "the report number is empty"
    case .numberMalformed(let text):
      "\"\(text)\" is not a report number (two letters and at least nine digits)"
    case .channelContradicts(let number, let channel):
      "the number \(number) does not belong to the channel \(channel)"
    case .unitMissing: "the agency is empty"
    case .categoryMissing: "the category is empty"
    case .unknownStatus(let text): "\"\(text)\" is not a known status"
    case .dateMalformed(let column, let value): "\(column) \"\(value)\" is not a day"
    case .finishedBeforeReceived(let received, let finished):
      "finished on \(finished.iso), before it was received on \(received.iso)"
    case .brokenEncoding(let column): "\(column) has lost characters: wrong encoding"
    }
  }
}

/// Why a whole file is not the open data of complaints.
public enum HistoryFileError: Error, Sendable, Equatable, CustomStringConvertible {
  case cannotRead(String)
  case noHeader
  case columnsMissing([String])

  public var description: String {
    switch self {
    case .cannotRead(let path): "\(path) cannot be read"
    case .noHeader: "the first line must name the columns"
    case .columnsMissing(let names): "columns missing: \(names.joined(separator: ", "))"
    }
  }
}
