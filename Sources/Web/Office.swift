package import Casework
import Domain
package import Evidence
package import Storage
package import Workers

/// What the pages work with. One value, handed to every page at assembly.
package struct Office: Sendable {
  package let casework: Casework
  package let photos: PhotoIntake
  package let sessions: Sessions
  package let accounts: Accounts
  package let vault: any BlobVault
  package let shelf: PageShelf
  package let live: LiveHub
  /// By which ways this installation writes to people.
  package let channels: Set<SubscriptionRows.Channel>
  /// The key browsers ask push services by; nil where there is no push.
  package let pushKey: String?
  /// Whether a push service at this address could be called at all.
  package let acceptsPushService: @Sendable (String) -> Bool

  /// Hands over a letter at once; nil where there is no mail.
  package var mail: (@Sendable (OutgoingMail) async -> PostOutcome)?

  package init(
    casework: Casework, photos: PhotoIntake, sessions: Sessions, accounts: Accounts,
    vault: any BlobVault, shelf: PageShelf = .closed, live: LiveHub = .silent,
    channels: Set<SubscriptionRows.Channel> = [.desk], pushKey: String? = nil,
    acceptsPushService: @escaping @Sendable (String) -> Bool = { $0.hasPrefix("https://") }
  ) {
    self.casework = casework
    self.photos = photos
    self.sessions = sessions
    self.accounts = accounts
    self.vault = vault
    self.shelf = shelf
    self.live = live
    self.channels = channels
    self.pushKey = pushKey
    self.acceptsPushService = acceptsPushService
  }

  var database: any Database { casework.database }
  var book: CityBook { casework.book }
}
