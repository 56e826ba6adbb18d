/// Receivers of webhooks, their log, send again.
struct WebhooksPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
