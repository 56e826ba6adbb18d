import Domain

/// What colour and icon say beside the words; never instead of them.
package enum Tone: String, Sendable, CaseIterable {
  /// Waiting for somebody.
  case waiting
  /// Somebody is at work.
  case working
  /// Done and verified.
  case done
  /// Past its deadline, or about to be.
  case late
  /// Rejected or refused.
  case refused
  /// A plain fact.
  case neutral

  /// Shapes differ, so that they can be told apart without colour.
  var icon: HTML {
    let shape: HTML =
      switch self {
      case .waiting: "<circle cx=\"8\" cy=\"8\" r=\"6\"/><path d=\"M8 4.5V8l2.5 1.5\"/>"
      case .working: "<path d=\"M2 8h11M9 4l4 4-4 4\"/>"
      case .done: "<path d=\"M2.5 8.5l3.5 4 7.5-9\"/>"
      case .late: "<path d=\"M8 1.5l6.5 12.5h-13zM8 6.5v3.5M8 12v.5\"/>"
      case .refused: "<path d=\"M3.5 3.5l9 9M12.5 3.5l-9 9\"/>"
      case .neutral: "<circle cx=\"8\" cy=\"8\" r=\"3\"/>"
      }
    return "<svg class=\"icon\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\(shape)</svg>"
  }
}

package func statusChip(_ tone: Tone, _ words: String) -> HTML {
  "<span class=\"chip \(tone.rawValue)\">\(tone.icon)\(words)</span>"
}

/// A message to the reader above the content.
package func notice(_ tone: Tone, title: String? = nil, _ content: HTML) -> HTML {
  let heading: HTML? = title.map { "<h2>\($0)</h2>" }
  return """
    <div class="notice \(tone.rawValue)"\(attribute: "role", tone == .late ? "alert" : nil)>\
    \(heading)\(content)</div>
    """
}

/// One answer in a summary, with the way to change it.
package struct SummaryRow: Sendable {
  package let label: String
  package let value: HTML
  /// Path of the page that asks for it; nil when it cannot be changed.
  package let change: String?

  package init(_ label: String, _ value: HTML, change: String? = nil) {
    self.label = label
    self.value = value
    self.change = change
  }
}

/// One entry of a timeline, newest first.
package struct TimelineEntry: Sendable {
  package let tone: Tone
  package let title: String
  /// Milliseconds since 1970 UTC.
  package let at: Int64
  /// Unit, never a person.
  package let by: String?
  package let content: HTML

  package init(tone: Tone, title: String, at: Int64, by: String?, content: HTML = .empty) {
    self.tone = tone
    self.title = title
    self.at = at
    self.by = by
    self.content = content
  }
}

/// One column of a table.
package struct Column: Sendable {
  package let title: String
  package let isNumber: Bool

  package init(_ title: String, isNumber: Bool = false) {
    self.title = title
    self.isNumber = isNumber
  }
}

extension RequestContext {
  /// A moment in words, readable by machines too.
  package func time(_ milliseconds: Int64) -> HTML {
    """
    <time datetime="\(Words.machineTime(milliseconds))">\(words.dateTime(milliseconds))</time>
    """
  }

  package func summaryList(_ rows: [SummaryRow]) -> HTML {
    """
    <dl class="summary">\(each: rows, { row in
      let link: HTML? = row.change.map {
        """
        <dd class="change"><a href="\(url: $0)">\(text(.kernelChange))\
        <span class="spoken"> \(row.label)</span></a></dd>
        """
      }
      return "<div><dt>\(row.label)</dt><dd>\(row.value)</dd>\(link)</div>\n"
    })</dl>
    """
  }

  package func timeline(_ entries: [TimelineEntry]) -> HTML {
    """
    <ol class="timeline">\(each: entries, { entry in
      let unit: HTML? = entry.by.map { " · \($0)" }
      return """
        <li class="\(entry.tone.rawValue)">\(entry.tone.icon)<h3>\(entry.title)</h3>\
        <p class="meta">\(time(entry.at))\(unit)</p>\(entry.content)</li>

        """
    })</ol>
    """
  }

  /// A table that becomes one card per row on narrow screens.
  /// - Parameters:
  ///   - caption: says what the table is, for everybody
  ///   - keys: by which a script knows the rows again
  package func table(
    caption: String, columns: [Column], rows: [[HTML]], keys: [String] = []
  ) -> HTML {
    """
    <table class="list"><caption>\(caption)</caption><thead><tr>\
    \(each: columns, { "<th scope=\"col\"\(attribute: "class", $0.isNumber ? "num" : nil)>\($0.title)</th>" })\
    </tr></thead><tbody>
    \(each: rows.enumerated(), { index, row in
      let key = keys.indices.contains(index) ? keys[index] : nil
      let cells = zip(columns, row).map { column, cell -> HTML in
        """
        <td data-label="\(column.title)"\(attribute: "class", column.isNumber ? "num" : nil)>\(cell)</td>
        """
      }
      return "<tr\(attribute: "data-baris", key)>\(cells)</tr>\n"
    })</tbody></table>
    """
  }

  /// Links to the neighbouring pages of a list paged by key.
  package func paging(newer: String?, older: String?) -> HTML {
    guard newer != nil || older != nil else { return .empty }
    let back: HTML? = newer.map {
      "<a rel=\"prev\" href=\"\(url: $0)\">← \(text(.kernelNewer))</a>"
    }
    let on: HTML? = older.map {
      "<a rel=\"next\" href=\"\(url: $0)\">\(text(.kernelOlder)) →</a>"
    }
    return "<nav class=\"paging\" aria-label=\"\(text(.kernelPaging))\">\(back)\(on)</nav>"
  }
}

/// A photo with its size known beforehand, so that nothing jumps when it arrives.
/// - Parameters:
///   - alt: what is to be seen; empty only for decoration
///   - full: address of the large version
package func photo(
  _ source: String, width: Int, height: Int, alt: String, caption: HTML? = nil, full: String? = nil
) -> HTML {
  let image: HTML = """
    <img src="\(url: source)" width="\(width)" height="\(height)" alt="\(alt)" loading="lazy" \
    decoding="async">
    """
  let linked: HTML = full.map { "<a href=\"\(url: $0)\">\(image)</a>" } ?? image
  let words: HTML? = caption.map { "<figcaption>\($0)</figcaption>" }
  return "<figure class=\"photo\">\(linked)\(words)</figure>"
}
