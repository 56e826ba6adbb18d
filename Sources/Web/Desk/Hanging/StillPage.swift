/// Digantung: reports without movement, by holder.
struct StillPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
