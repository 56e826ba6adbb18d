/// What an officer was told, newest first, with live counts.
struct NoticesPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
