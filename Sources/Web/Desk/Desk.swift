import Domain

/// The pages of officers. What may be seen and done is asked of ``Visibility`` and ``Permissions``
/// on every page and again at every form.
package struct Desk: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get(DeskPath.root, .signedIn) { context in
        .redirect(to: DeskPath.home(of: try context.officer().role))
      }
    ]
      + LogInPage(office: office).routes
      + FieldPage(office: office).routes
      + FieldTaskPage(office: office).routes
      + AllReportsPage(office: office).routes
      + StillPage(office: office).routes
      + NoticesPage(office: office).routes
      + MePage(office: office).routes
      + SecurityPage(office: office).routes
      + PolicyPage(office: office).routes
      + CalendarPage(office: office).routes
      + HaltsPage(office: office).routes
      + PublicNoticesPage(office: office).routes
      + NoticeTextsPage(office: office).routes
      + WebhooksPage(office: office).routes
      + TimesPage(office: office).routes
      + BulkPage(office: office).routes
      + RoutePage(office: office).routes
      + KeysPage().routes
      + ViewsPage(office: office).routes
      + OverviewPage(office: office).routes
      + InboxPage(office: office).routes
      + DeskReportPage(office: office).routes
      + PresenceRoute(office: office).routes
      + DistinctRoute(office: office).routes
      + TemplatesPage(office: office).routes
      + VerbRoutes(office: office).routes
      + VerificationPage(office: office).routes
      + InspectionPage(office: office).routes
      + SecondCheckList(office: office).routes
      + SecondCheckPage(office: office).routes
      + AgreementPage(office: office).routes
      + IdentityPage(office: office).routes
      + DeskPhotoRoute(office: office).routes
      + UsersPage(office: office).routes
      + UsersExport(office: office).routes
      + FactorRolesPage(office: office).routes
      + InvitationPage(office: office).routes
      + UnitsPage(office: office).routes
      + CategoriesPage(office: office).routes
      + RoutingPage(office: office).routes
      + AreasPage(office: office).routes
      + ChannelsPage(office: office).routes
      + TablePage(office: office).routes
      + ListTablePage(office: office).routes
      + LogPage(office: office).routes
      + WorkPage(office: office).routes
      + ModerationPage(office: office).routes
  }

  /// Shown to everybody: whoever has not signed in yet is led through the sign-in page.
  package static let navigation: [Site.NavigationItem] = [
    Site.NavigationItem(path: DeskPath.root, label: .deskNavigation, access: .anyone)
  ]
}
