import Domain
import Storage

/// Entries of the administration's trail in words.
extension RequestContext {
  func what(_ entry: AdministrationRows.Entry) -> String {
    let message: Message? =
      switch entry.what {
      case "user.add": .logUserAdd
      case "user.change": .logUserChange
      case "user.reset": .logUserReset
      case "user.disable": .logUserDisable
      case "user.enable": .logUserEnable
      case "user.password": .logUserPassword
      case "user.invite": .logUserInvite
      case "user.accept": .logUserAccept
      case "user.endSessions": .logUserEndSessions
      case "user.factorOn": .logFactorOn
      case "user.factorOff": .logFactorOff
      case "user.factorReset": .logFactorReset
      case "user.factorRoles": .logFactorRoles
      case "user.recoveryCodes": .logRecoveryCodes
      case "unit.save": .logUnitSave
      case "category.save": .logCategorySave
      case "area.save": .logAreaSave
      case "channel.save": .logChannelSave
      case "routing.publish": .logRoutingPublish
      case "job.retry": .logJobRetry
      case "terms.publish": .logTermsPublish
      case "terms.apply": .logTermsApply
      case "calendar.publish": .logCalendarPublish
      case "calendar.apply": .logCalendarApply
      case "halt.declare": .logHaltDeclare
      case "halt.end": .logHaltEnd
      case "notice.publish": .logNoticePublish
      case "notice.end": .logNoticeEnd
      case "text.change": .logTextChange
      case "text.reset": .logTextReset
      case "webhook.add": .logWebhookAdd
      case "webhook.on": .logWebhookOn
      case "webhook.off": .logWebhookOff
      case "webhook.turn": .logWebhookTurn
      case "webhook.drop": .logWebhookDrop
      case "webhook.again": .logWebhookAgain
      case "view.add": .logViewAdd
      case "view.rename": .logViewRename
      case "view.remove": .logViewRemove
      case "absence.add": .logAbsenceAdd
      case "absence.end": .logAbsenceEnd
      case "template.save": .logTemplateSave
      case "template.remove": .logTemplateRemove
      case "flag.close": .logFlagClose
      case "mask.words": .logMaskWords
      case "mask.lift": .logMaskLift
      case "photo.mask": .logPhotoMask
      case "photo.lift": .logPhotoLift
      default: nil
      }
    return message.map { text($0) } ?? entry.what
  }

  /// Codes of roles, kinds and units in words; anything else as it was written.
  func details(_ entry: AdministrationRows.Entry, _ book: CityBook) -> String {
    // A note is a sentence of somebody's.
    if entry.what.hasSuffix(".publish") { return entry.details }
    return entry.details.split(separator: " ").map { word($0, of: entry.what, book) }
      .joined(separator: ", ")
  }

  /// What became of one field.
  func value(_ value: String, of edit: AdministrationRows.Edit, in what: String, _ book: CityBook)
    -> String
  {
    switch edit.field {
    case _ where value.isEmpty: "\u{2013}"
    case "role", "roles", "unit", "kind", "parent", "main", "alternative":
      value.split(separator: " ").map { word($0, of: what, book) }.joined(separator: ", ")
    case "area": book.area(value)?.name ?? value
    case "service": text(value == "yes" ? .usersServing : .usersDisabled)
    default: value
    }
  }

  func name(ofField field: String) -> String {
    let message: Message? =
      switch field {
      case "name": .usersName
      case "role": .usersRole
      case "roles": .factorRoles
      case "unit": .usersUnit
      case "service": .usersService
      case "short": .unitsShort
      case "kind": .unitsKind
      case "parent": .unitsParent
      case "area": .unitsArea
      case "name_id": .categoriesNameID
      case "name_en": .categoriesNameEN
      case "group_id": .categoriesGroupID
      case "group_en": .categoriesGroupEN
      case "main": .categoriesMain
      case "alternative": .categoriesAlternative
      case "address": .channelsAddress
      case "hours_id": .channelsHoursID
      case "hours_en": .channelsHoursEN
      case "reader_id": .channelsReaderID
      case "reader_en": .channelsReaderEN
      case "in_service": .channelsService
      default: nil
      }
    return message.map { text($0) } ?? field
  }

  private func word(_ word: Substring, of what: String, _ book: CityBook) -> String {
    let word = String(word)
    if let role = Role(rawValue: word) { return text(.of(role)) }
    if what.hasPrefix("mask.") || what.hasPrefix("photo."), let reason = FlagReason(rawValue: word)
    {
      return text(.of(reason))
    }
    if what == "unit.save", let kind = Domain.Unit.Kind(rawValue: word) {
      return text(.of(kind))
    }
    if what == "channel.save", word == "yes" || word == "no" {
      return text(word == "yes" ? .meYes : .meNo)
    }
    return book.units[word]?.name ?? word
  }
}
