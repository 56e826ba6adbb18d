/// The whole URL map. Each line of it carries who may come in.
package func allRoutes(_ office: Office, assets: Assets, health: Health) -> RouteTable {
  RouteTable(
    [assets.route, assets.worker("/pekerja.js"), Manifest.route]
      + LivePages(office: office).routes
      + Portal(office: office).routes
      + Desk(office: office).routes
      + ReportAPI(office: office).routes
      + AreaAPI(office: office).routes
      + MapAPI(office: office).routes
      + PrivateCountsAPI(office: office).routes
      + AreaShapes(office: office).routes
      + health.routes)
}

/// All that a node which only works in the background answers.
package func workRoutes(_ health: Health) -> RouteTable { RouteTable(health.routes) }

/// The main menu, each entry shown to those who may open it.
package enum Navigation {
  package static let items: [Site.NavigationItem] =
    [
      .init(path: "/lapor", label: .menuReport, access: .anyone),
      .init(path: "/lacak", label: .menuTrack, access: .anyone),
      .init(path: MapPage.path, label: .menuMap, access: .anyone),
      .init(path: "/laporan", label: .menuReports, access: .anyone),
    ] + Desk.navigation
}

extension Message {
  static let menuReport = Message("menu.report", id: "Lapor", en: "Report")
  static let menuTrack = Message("menu.track", id: "Lacak", en: "Track")
  static let menuMap = Message("menu.map", id: "Peta", en: "Map")
  static let menuReports = Message("menu.reports", id: "Daftar laporan", en: "Reports")
  static let menuTexts = [menuReport, menuTrack, menuMap, menuReports]
}
