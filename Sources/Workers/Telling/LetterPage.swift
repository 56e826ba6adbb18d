import Domain

/// The HTML half of a letter: plain enough for every mail program, with every value escaped.
enum LetterPage {
  static func html(
    title: String, paragraphs: [String], link: (label: String, url: String)?, footer: [String],
    language: Language
  ) -> String {
    let body = paragraphs.map { "<p>\(escaped($0))</p>" }.joined(separator: "\n")
    let button = link.map {
      "<p><a href=\"\(escaped($0.url))\">\(escaped($0.label))</a><br>\(escaped($0.url))</p>"
    }
    let small = footer.map { "<p><small>\(escaped($0))</small></p>" }.joined(separator: "\n")
    return """
      <!doctype html>
      <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(escaped(title))</title></head>
      <body>
      <h1>\(escaped(title))</h1>
      \(body)
      \(button ?? "")
      \(small)
      </body></html>
      """
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }
}
