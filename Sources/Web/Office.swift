package import Casework
import Domain
package import Evidence
import Storage

/// What the pages work with. One value, handed to every page at assembly.
package struct Office: Sendable {
  package let casework: Casework
  package let photos: PhotoIntake
  package let sessions: Sessions
  package let accounts: Accounts
  package let vault: any BlobVault
  package let shelf: PageShelf

  package init(
    casework: Casework, photos: PhotoIntake, sessions: Sessions, accounts: Accounts,
    vault: any BlobVault, shelf: PageShelf = .closed
  ) {
    self.casework = casework
    self.photos = photos
    self.sessions = sessions
    self.accounts = accounts
    self.vault = vault
    self.shelf = shelf
  }

  var database: any Database { casework.database }
  var book: CityBook { casework.book }
}
