import Domain

/// The pages of citizens. None of them needs a script.
package struct Portal: Sendable {
  let office: Office

  var routes: [Route] {
    HomePage(office: office).routes
      + GuidePage(office: office).routes
      + ReportFormPages(office: office).routes.counted(as: .step)
      + OfflinePage(office: office).routes
      + TrackPages(office: office).routes
      + ReportPages(office: office).routes.counted(as: .add)
      + SupportPages(office: office).routes.counted(as: .support)
      + WaysPart(office: office).routes.counted(as: .subscribe)
      + StopPage(office: office).routes
      + ListPage(office: office).routes.counted(as: .search)
      + MapPage(office: office).routes.counted(as: .search)
      + AtomFeed(office: office).routes.counted(as: .search)
      + PosterPages(office: office).routes
      + FlagPage(office: office).routes.counted(as: .flag)
      + PhotoPages(office: office).routes
  }
}
