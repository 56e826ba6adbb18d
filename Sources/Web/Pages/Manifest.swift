import Domain
import HTTPTypes

/// What a phone needs to keep the site among its programs (W3C Web Application Manifest).
enum Manifest {
  static let path = "/aplikasi.webmanifest"
  /// Of the bar above the page, the brand's in the light scheme.
  static let colour = "#8a3b12"
  private static let ground = "#fdfbf7"

  static let route = Route.shared(path) { context in
    var answer = Answer.object { json in
      json.text("name", "Tanggap \(context.site.city.shortName)")
      json.text("short_name", "Tanggap")
      json.text("lang", context.language.rawValue)
      json.text("start_url", "/")
      json.text("scope", "/")
      json.text("display", "minimal-ui")
      json.text("theme_color", colour)
      json.text("background_color", ground)
      json.list("icons") { icons in
        icons.object { icon in
          icon.text("src", context.site.assets.url("favicon.svg"))
          icon.text("type", "image/svg+xml")
          icon.text("sizes", "any")
        }
      }
    }
    answer.headers[.contentType] = "application/manifest+json"
    return answer
  }
}
