/// An officer's own account: mail, browser messages, absence with substitute.
struct MePage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
