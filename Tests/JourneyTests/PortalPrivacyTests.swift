import Casework
import Domain
import Foundation
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite("What citizens' pages do not give away")
struct PortalPrivacyTests {
  static let attack = "<script>alert('x')</script>\"><img src=x onerror=alert(1)> & teks"

  @Test("Text typed by citizens stays text on every page", arguments: [true, false])
  func markup(_ asReporter: Bool) async throws {
    try await World.with { world in
      let receipt = try await world.submitFull(
        text: Self.attack, address: Self.attack, landmark: Self.attack, privacy: .public)
      let number = receipt.report.number
      let citizen = Citizen(world)
      if asReporter { try await citizen.unlock(receipt) }
      for path in ["/", "/laporan", "/laporan/\(number)"] {
        let page = try await citizen.browser.get(path)
        #expect(page.text.contains("&lt;script&gt;alert(&#39;x&#39;)"), "\(path) shows the text")
        #expect(
          !page.text.contains("<script>alert") && !page.text.contains("<img src=x"), "\(path)")
        #expect(!page.title.contains("script"), "\(path)")
      }
    }
  }

  @Test("Markup in the form's fields and in the address comes back as text")
  func markupInForms() async throws {
    try await World.with { world in
      let citizen = Citizen(world)
      let form = try await citizen.begin()
      let fields: KeyValuePairs = [
        "titik": Self.attack, "alamat": Self.attack, "patokan": Self.attack, "lat": Self.attack,
        "lon": Self.attack, "kelurahan": Self.attack, "aksi": "lanjut",
      ]
      let place = try await citizen.step("\(form)/tempat", fields)
      #expect(place.status.code == 422 && place.field("alamat")?.contains("&lt;script&gt;") == true)
      let problem = try await citizen.step(
        "\(form)/masalah",
        ["jenis": Self.attack, "uraian": Self.attack, "kategori": Self.attack, "aksi": "lanjut"])
      let encoded = SafeURL.encoded(Self.attack)
      var pages = [place, problem]
      for path in [
        "/laporan?cari=\(encoded)&status=\(encoded)&wilayah=\(encoded)&setelah=\(encoded)",
        "/laporan/saring?cari=\(encoded)&kategori=\(encoded)", "/lacak?kembali=\(encoded)",
        "/lacak?kembali=//jahat.example", "/lacak?lupa=\(encoded)",
      ] {
        pages.append(try await citizen.browser.get(path))
        #expect(pages.last?.status.code == 200, "\(path)")
      }
      for page in pages {
        #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
      }
    }
  }

  @Test(
    "A private or sealed report gives away neither text nor place nor photo",
    arguments: [Privacy.private, .sealed])
  func secrets(_ privacy: Privacy) async throws {
    try await World.with { world in
      let category = try #require(world.book.categories.last)
      let receipt = try await world.submitFull(
        text: "RAHASIAKATA tentang tetangga", address: "RAHASIAJALAN 1", landmark: "RAHASIAPATOK",
        category: category.slug, privacy: privacy, photos: [TestPicture.png(seed: 7)])
      let number = receipt.report.number
      try await world.act(AskReporter(words: "RAHASIATANYA?"), on: number, by: "kelurahan")
      try await world.act(Take(), on: number, by: "kelurahan")
      try await world.act(AddProgress(words: "RAHASIAMAJU"), on: number, by: "kelurahan")
      try await world.finish(number)
      try await world.act(
        ReturnWork(reason: "photo-unclear", words: "RAHASIAKURANG"), on: number, by: "verifikator")
      let photos = try await world.photos(number)
      #expect(photos.count == 2)
      let village = try #require(world.book.area("31.71.01.1001"))
      var strangers = [world.browser()]
      for login in ["admin", "dsda"] { strangers.append(try await world.officer(login)) }
      for browser in strangers {
        for path in [
          "/", "/laporan", "/laporan?cari=RAHASIAKATA", "/laporan?cari=\(number)",
          "/laporan?kategori=\(category.slug)", "/laporan?wilayah=31.71.01.1001",
          "/laporan/\(number)",
        ] {
          let page = try await browser.get(path)
          #expect(page.status.code == 200, "\(path)")
          #expect(!page.withoutSearch.contains("RAHASIA"), "\(path)")
          for photo in photos { #expect(!page.text.contains(photo.id), "\(path)") }
          if path.hasSuffix(number) && path.hasPrefix("/laporan/") {
            #expect(page.text.contains("Dikembalikan"), "the state is shown")
            #expect(!page.text.contains(category.name.id))
            #expect(page.text.contains("Kelurahan \(village.name)") == (privacy == .private))
            #expect(!page.text.contains("106.8"))
          }
        }
        for photo in photos {
          for size in PhotoSize.allCases {
            #expect(
              try await browser.get("/foto/\(photo.id)/\(size.rawValue).jpg").status.code == 404)
          }
        }
      }
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      let own = try await citizen.browser.get("/laporan/\(number)")
      #expect(own.text.contains("RAHASIAKATA") && own.text.contains("RAHASIATANYA"))
      #expect(!own.title.contains("RAHASIA"))
      #expect(own.headers[.cacheControl] == "no-store")
      for photo in photos {
        #expect(try await citizen.browser.get("/foto/\(photo.id)/kecil.jpg").status.code == 200)
      }
    }
  }

  @Test("A contact is on no page after sending")
  func contact() async throws {
    try await World.with { world in
      let receipt = try await world.submit(
        privacy: .public,
        contact: Contact(
          name: "Siti Rahasia", phone: "081234567890", email: "s@r.id", consent: true))
      let citizen = Citizen(world)
      try await citizen.unlock(receipt)
      for browser in [citizen.browser, world.browser()] {
        for path in ["/", "/laporan", "/laporan/\(receipt.report.number)"] {
          let page = try await browser.get(path)
          for secret in ["Siti Rahasia", "081234567890", "s@r.id"] {
            #expect(!page.text.contains(secret), "\(path)")
          }
        }
      }
    }
  }
}

extension Page {
  /// Without what the reader has typed into the search.
  fileprivate var withoutSearch: String {
    text.replacing("value=\"RAHASIAKATA\"", with: "").replacing("cari=RAHASIAKATA", with: "")
  }
}
