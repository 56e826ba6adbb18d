/// One entry of a row of tabs.
struct Tab: Sendable {
  let path: String
  let label: String
  var count: String?
  let isCurrent: Bool
}

extension RequestContext {
  /// - Parameter label: what the row is called; nil for the parts of the desk
  func tabs(_ tabs: [Tab], label: Message? = nil) -> HTML {
    """
    <nav class="tabs" aria-label="\(text(label ?? .deskTabs))"><ul>\(each: tabs, { tab in
      let count: HTML? = tab.count.map { " <span class=\"count\">\($0)</span>" }
      return """
        <li><a href="\(url: tab.path)"\(attribute: "aria-current", tab.isCurrent ? "page" : nil)>\
        \(tab.label)\(count)</a></li>

        """
    })</ul></nav>
    """
  }

  /// Links of a list whose order is not of time: back to its beginning, on to its next page.
  func morePages(first: String?, next: String?) -> HTML {
    guard first != nil || next != nil else { return .empty }
    let back: HTML? = first.map { "<a href=\"\(url: $0)\">← \(text(.deskFirstPage))</a>" }
    let on: HTML? = next.map {
      "<a rel=\"next\" href=\"\(url: $0)\">\(text(.deskNextPage)) →</a>"
    }
    return "<nav class=\"paging\" aria-label=\"\(text(.kernelPaging))\">\(back)\(on)</nav>"
  }
}
