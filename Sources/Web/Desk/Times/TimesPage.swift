/// Times and shares per agency, unit, area and category by month.
struct TimesPage: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
