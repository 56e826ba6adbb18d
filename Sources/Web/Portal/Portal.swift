/// The pages of citizens. None of them needs a script.
package struct Portal: Sendable {
  let office: Office

  var routes: [Route] {
    HomePage(office: office).routes
      + GuidePage(office: office).routes
      + ReportFormPages(office: office).routes
      + TrackPages(office: office).routes
      + ReportPages(office: office).routes
      + ListPage(office: office).routes
      + PhotoPages(office: office).routes
  }

  /// Entries of the main menu for everybody.
  package static let navigation: [Site.NavigationItem] = [
    .init(path: FormStep.start, label: .portalReport, access: .anyone),
    .init(path: TrackPages.path, label: .portalTrack, access: .anyone),
    .init(path: ListPage.path, label: .portalList, access: .anyone),
    .init(path: "/bantuan", label: .kernelHelp, access: .anyone),
  ]
}
