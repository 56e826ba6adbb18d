import Domain

/// Who may do what and how near they must stand, written out by hand. What stands here is
/// allowed; everything else is not.
enum PermissionTable {
  static let allowed: [Role: [Permissions.Reach: Set<Action>]] = [
    .reporter: [
      .filedByMe: [.withdraw, .rate, .reopen, .reply, .addInformation]
    ],
    .kelurahanOfficer: [
      .heldBelowMe: [
        .take, .coordinate, .dispatch, .setEstimate, .start, .addProgress, .finish, .reject,
        .merge, .split, .ask, .answer, .recategorise, .note, .pause, .resume,
      ]
    ],
    .agencyCoordinator: [
      .heldBelowMe: [
        .take, .coordinate, .refuseJurisdiction, .dispatch, .setEstimate, .start, .addProgress,
        .finish, .reject, .merge, .split, .ask, .answer, .recategorise, .note, .pause, .resume,
      ]
    ],
    .unitOfficer: [
      .heldBelowMe: [
        .take, .refuseJurisdiction, .dispatch, .setEstimate, .start, .addProgress, .finish, .ask,
        .answer, .note, .pause, .resume,
      ]
    ],
    .fieldOfficer: [
      .assignedToMe: [.start, .addProgress, .finish, .note]
    ],
    .verifier: [
      .heldByMeDoneByOthers: [.verify, .returnWork],
      .heldOrEscalated: [.coordinate],
      .heldBelowMe: [.setEstimate, .reject, .merge, .split, .ask, .answer, .recategorise, .note],
      .escalatedToMe: [.decideRequest, .acknowledge],
    ],
    .channelAdmin: [
      .draftBelowMe: [.submit, .reject, .ask, .recategorise, .note]
    ],
    .agencyHead: [
      .heldBelowMe: [.dispatch, .setEstimate, .note, .pause, .resume],
      .escalatedToMe: [.acknowledge],
    ],
    .areaHead: [
      .inMyArea: [.note],
      .escalatedToMe: [.acknowledge],
    ],
    .governorOffice: [
      .escalatedToMe: [.acknowledge]
    ],
    .administrator: [:],
    .system: [
      .any: [.escalate, .remind, .closeUnanswered, .recalculate, .pause, .resume, .reassign]
    ],
  ]

  static func reach(_ role: Role, _ action: Action) -> Permissions.Reach? {
    allowed[role]?.first { $0.value.contains(action) }?.key
  }

  /// The roles that reach a report in this way, each with its actions.
  static func users(of reach: Permissions.Reach) -> [(role: Role, action: Action)] {
    Role.allCases.flatMap { role in
      Action.allCases.filter { allowed[role]?[reach]?.contains($0) == true }.map { (role, $0) }
    }
  }
}
