/// Who somebody is to the city. One person at the desk holds one role in one unit.
public enum Role: String, CaseIterable, Codable, Sendable {
  /// The citizen who filed the report, known by number and PIN or by the tracking link.
  case reporter
  /// Officer of the kelurahan a report falls to first.
  case kelurahanOfficer
  /// Officer of an agency who receives, coordinates and dispatches.
  case agencyCoordinator
  /// Officer of a city office (suku dinas) or technical unit (UPT) who plans the work.
  case unitOfficer
  /// The person who does the work and proves it.
  case fieldOfficer
  /// Officer of a verification unit; where that unit is the arbiter, also decides jurisdiction.
  case verifier
  /// Keeps a channel whose messages arrive without a place.
  case channelAdmin
  /// Head of an agency: sees what the agency holds, reassigns.
  case agencyHead
  /// Mayor, camat or lurah: sees what lies in the area.
  case areaHead
  /// The governor's office sees everything and decides nothing.
  case governorOffice
  /// Keeps users, units and categories; sees no identity and no private report.
  case administrator
  /// The city's own clockwork: escalates, reminds, closes silent questions. Nobody logs in as it.
  case system

  /// The roles that log in at the desk, in the order they are offered.
  public static let officers: [Role] = allCases.filter { $0 != .reporter && $0 != .system }
}

extension Role {
  /// Whether there can be such an officer in a unit of that kind.
  public func serves(in kind: Unit.Kind) -> Bool {
    switch self {
    case .kelurahanOfficer: kind == .village
    case .areaHead: kind == .city || kind == .district || kind == .village
    case .agencyCoordinator, .unitOfficer, .fieldOfficer, .agencyHead: !kind.overseesOnly
    case .reporter, .verifier, .channelAdmin, .governorOffice, .administrator, .system: true
    }
  }
}
