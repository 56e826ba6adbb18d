/// The working calendar: hours, special hours, holidays; CSV in and out.
struct CalendarPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
