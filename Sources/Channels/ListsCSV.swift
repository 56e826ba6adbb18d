public import Domain

/// Accounts, answer templates and public notices as tables.
public enum ListsCSV {
  public static let usersFile = "users.csv"
  public static let templatesFile = "templates.csv"
  public static let noticesFile = "notices.csv"

  public static let userColumns = ["login", "name", "role", "unit", "state"]
  public static let templateColumns = ["id", "name", "body", "verbs", "unit"]
  public static let noticeColumns = [
    "id", "title_id", "title_en", "body_id", "body_en", "area", "first", "last",
  ]

  // MARK: Out

  public static func text(_ templates: [AnswerTemplate]) -> String {
    CSVWriter.row(templateColumns)
      + templates.map {
        CSVWriter.row([
          String($0.id), $0.name, $0.body, $0.actions.map(\.rawValue).joined(separator: " "),
          $0.unit ?? "",
        ])
      }.joined()
  }

  public static func text(_ notices: [NoticeLine]) -> String {
    CSVWriter.row(noticeColumns)
      + notices.map {
        CSVWriter.row([
          $0.id.map { String($0) } ?? "", $0.title.id, $0.title.en, $0.body.id, $0.body.en,
          $0.area ?? "", $0.first.iso, $0.last.iso,
        ])
      }.joined()
  }

  // MARK: In

  public static func users(_ text: String) throws(CityTablesError) -> [UserLine] {
    let table = try CityTable(usersFile, text: text, columns: userColumns)
    try table.requireUnique("login")
    var users: [UserLine] = []
    for row in table.rows {
      let role = try row.text("role")
      guard let role = Role(rawValue: role) else {
        throw row.bad("role", role, expected: "a role")
      }
      users.append(
        UserLine(
          login: try row.text("login"), name: try row.text("name"), role: role,
          unit: try row.text("unit"),
          serves: try row.choice("state", ["active": true, "disabled": false])))
    }
    return users
  }

  /// A row without an id is a new template.
  public static func templates(_ text: String) throws(CityTablesError) -> [AnswerTemplate] {
    let table = try CityTable(templatesFile, text: text, columns: templateColumns)
    var templates: [AnswerTemplate] = []
    for row in table.rows {
      var actions: [Action] = []
      for verb in (row.optional("verbs") ?? "").split(separator: " ") {
        guard let action = Action(rawValue: String(verb)),
          AnswerTemplate.speaking.contains(action)
        else {
          throw row.bad("verbs", String(verb), expected: "verbs that speak to the reporter")
        }
        actions.append(action)
      }
      templates.append(
        AnswerTemplate(
          id: try row.id() ?? 0, name: try row.text("name"), body: try row.text("body"),
          actions: actions, unit: row.optional("unit")))
    }
    return templates
  }

  /// A row without an id is a new notice.
  public static func notices(_ text: String) throws(CityTablesError) -> [NoticeLine] {
    let table = try CityTable(noticesFile, text: text, columns: noticeColumns)
    var notices: [NoticeLine] = []
    for row in table.rows {
      notices.append(
        NoticeLine(
          id: try row.id(),
          title: Bilingual(id: try row.text("title_id"), en: row.optional("title_en") ?? ""),
          body: Bilingual(id: try row.text("body_id"), en: row.optional("body_en") ?? ""),
          area: row.optional("area"), first: try row.date("first"), last: try row.date("last")))
    }
    return notices
  }
}

extension CityTable.Row {
  fileprivate func id() throws(CityTablesError) -> Int64? {
    guard let text = optional("id") else { return nil }
    guard let id = Int64(text), id > 0 else { throw bad("id", text, expected: "a number") }
    return id
  }

  fileprivate func date(_ column: String) throws(CityTablesError) -> LocalDate {
    let text = try text(column)
    guard let date = LocalDate(text) else { throw bad(column, text, expected: "yyyy-MM-dd") }
    return date
  }
}
