/// Texts of messages, with a preview.
struct NoticeTextsPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
