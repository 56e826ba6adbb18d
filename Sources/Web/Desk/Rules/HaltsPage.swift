/// Emergencies declared for an area.
struct HaltsPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
