/// The pages of citizens. None of them needs a script.
package struct Portal: Sendable {
  let office: Office

  var routes: [Route] {
    HomePage(office: office).routes
      + GuidePage(office: office).routes
      + ReportFormPages(office: office).routes
      + OfflinePage(office: office).routes
      + TrackPages(office: office).routes
      + ReportPages(office: office).routes
      + WaysPart(office: office).routes
      + StopPage(office: office).routes
      + ListPage(office: office).routes
      + PhotoPages(office: office).routes
  }
}
