/// Hampir lewat, Lewat, Eskalasi.
struct HangingListPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
