/// Terms: versions, upload, application to open reports.
struct PolicyPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
