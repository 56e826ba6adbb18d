import Foundation
import HTTPTypes
import NIOCore
import Testing

@testable import Web

@Suite("Layout, forms and components")
struct KernelPageTests {
  private static let label = Message("t.label", id: "Uraian", en: "Description")
  private static let hint = Message("t.hint", id: "Ceritakan <singkat>", en: "Briefly")
  private static let missing = Message("t.missing", id: "Isi {what}", en: "Fill in {what}")

  private func context(
    isDemo: Bool = false, path: String = "/", headers: HTTPFields = [:]
  ) throws -> Web.RequestContext {
    let head = HTTPRequest(
      method: .get, scheme: "http", authority: "localhost", path: path, headerFields: headers)
    return Web.RequestContext(
      site: try KernelSite.site(isDemo: isDemo), head: head, rawPath: path, rawQuery: "",
      peer: "192.0.2.1", logger: KernelSite.quiet)
  }

  private func markup(_ answer: Answer) -> String {
    guard case .buffer(let buffer) = answer.body else { return "" }
    return String(buffer: buffer)
  }

  private func everyField(_ view: FormView) -> HTML {
    let choices = [Choice("a", "Pilihan A", hint: "petunjuk"), Choice("b\"", "Pilihan <B>")]
    return """
      \(view.errorSummary)
      \(view.form(action: "/kirim", uploads: true, hidden: ["versi": "7"]) {
        """
        \(view.text("nama", label: Self.label, hint: Self.hint, stored: "lama", autocomplete: "name"))
        \(view.text("sandi", label: Self.label, stored: "rahasia", type: .password))
        \(view.textarea("uraian", label: Self.label, maxLength: 100))
        \(view.radios("jenis", legend: Self.label, hint: Self.hint, choices: choices, stored: "a"))
        \(view.checkboxes("alasan", legend: Self.label, choices: choices, stored: ["a"]))
        \(view.select("unit", label: Self.label, choices: choices, stored: "b\"", isOptional: true))
        \(view.file("foto", label: Self.label, accept: "image/*", several: true))
        \(view.hidden("lat", "1.5"))\(view.submit(Self.label))\(view.secondary(Self.label, name: "a", value: "b"))
        """
      })
      """
  }

  @Test("Ids are unique, and every reference to an id finds it")
  func references() throws {
    let context = try context()
    for errors in [
      [],
      ["nama", "uraian", "jenis", "alasan", "unit", "foto"].map { FieldError($0, Self.missing) },
    ] {
      let page = markup(
        context.page(
          title: "T", errors: errors, content: everyField(context.formView(errors: errors))))
      let ids = page.matches(of: #/ id="([^"]+)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count)
      #expect(ids.count > 10)
      var wanted = page.matches(of: #/ (?:for|aria-labelledby)="([^"]+)"/#).map { String($0.1) }
      wanted += page.matches(of: #/ href="#([^"]+)"/#).map { String($0.1) }
      wanted += page.matches(of: #/ aria-describedby="([^"]+)"/#)
        .flatMap { $0.1.split(separator: " ").map(String.init) }
      #expect(wanted.count > 8)
      #expect(Set(wanted).subtracting(ids) == [])
    }
  }

  @Test("A form that comes back keeps what was typed, says what is wrong and where")
  func errors() throws {
    let context = try context()
    let typed = try FormBody(
      urlencoded: Array("nama=%3Cb%3E&uraian=%0Abaris&jenis=b%22&alasan=b%22&unit=a&sandi=x".utf8),
      mostFields: 9)
    let errors = [FieldError("uraian", Self.missing, ["what": "<uraian>"])]
    let page = markup(
      context.page(
        title: "Lapor", errors: errors,
        content: everyField(context.formView(typed: typed, errors: errors))))
    #expect(page.contains("<title>Kesalahan: Lapor – Tanggap Contoh</title>"))
    #expect(page.contains("<li><a href=\"#uraian\">Isi &lt;uraian&gt;</a></li>"))
    #expect(
      page.contains(
        "<p class=\"error\" id=\"uraian-error\"><span class=\"spoken\">Kesalahan: </span>Isi &lt;uraian&gt;</p>"
      ))
    #expect(page.contains("aria-describedby=\"uraian-error\" aria-invalid=\"true\""))
    #expect(page.contains("value=\"&lt;b&gt;\""))
    #expect(page.contains(">\n\nbaris</textarea>"), "browsers drop the first line feed")
    #expect(page.contains("name=\"jenis\" value=\"b&quot;\" checked"))
    #expect(!page.contains("name=\"alasan\" value=\"a\" checked"))
    #expect(page.contains("<option value=\"a\" selected>"))
    #expect(!page.contains("rahasia") && !page.contains("value=\"x\""), "a password is never shown")
    #expect(page.contains("Ceritakan &lt;singkat&gt;"))
  }

  @Test("A fresh form shows what is stored")
  func stored() throws {
    let page = everyField(try context().formView()).string
    #expect(page.contains("value=\"lama\""))
    #expect(page.contains("name=\"alasan\" value=\"a\" checked"))
    #expect(page.contains("<option value=\"b&quot;\" selected>"))
    #expect(page.contains("enctype=\"multipart/form-data\""))
    #expect(page.contains("<input type=\"hidden\" name=\"versi\" value=\"7\">"))
    #expect(!page.contains("class=\"errors\""))
  }

  @Test("Nothing is inline: the content security policy would drop it")
  func nothingInline() throws {
    let context = try context()
    let page = markup(
      context.page(title: "T", scripts: ["place.js"], content: everyField(context.formView())))
    #expect(page.firstMatch(of: #/\sstyle=|\son\w+=|<style|javascript:/#) == nil)
    #expect(
      page.matches(of: #/<script[^>]*>/#).map { String($0.0) } == [
        "<script src=\"/aset/outbox.js\" defer>", "<script src=\"/aset/app.js\" defer>",
        "<script src=\"/aset/place.js\" defer>",
      ])
  }

  @Test("Help stands at the end of every page; a demo says so; the path is escaped")
  func frame() throws {
    let page = markup(try context(isDemo: true, path: "/\"><script>").page(title: "T", content: ""))
    let footer = try #require(page.range(of: "<footer>"))
    for words in ["Bantuan", "Darurat: 112", "Kontak: 021-500"] {
      #expect(page[footer.upperBound...].contains(words))
    }
    #expect(page.contains("<aside class=\"demo\""))
    #expect(!markup(try context().page(title: "T", content: "")).contains("<aside class=\"demo\""))
    #expect(!page.contains("<script>"))
    #expect(page.contains("<a class=\"skip\" href=\"#isi\">"))
  }

  @Test("Components escape what they are given")
  func components() throws {
    let context = try context()
    let hostile = "<x>"
    let html: HTML = """
      \(statusChip(.late, hostile))\(notice(.done, title: hostile, "\(hostile)"))
      \(context.summaryList([SummaryRow(hostile, "\(hostile)", change: "/ubah")]))
      \(context.timeline([TimelineEntry(tone: .done, title: hostile, at: KernelSite.now, by: hostile)]))
      \(context.table(caption: hostile, columns: [Column(hostile), Column("n", isNumber: true)], rows: [["\(hostile)", "1"]]))
      \(context.paging(newer: "/a?x=1&y=2", older: nil))
      \(photo("/foto/1.webp", width: 320, height: 240, alt: hostile, caption: "\(hostile)", full: "javascript:x"))
      """
    #expect(!html.string.contains(hostile))
    #expect(
      html.string.contains(
        "<time datetime=\"2025-03-05T07:30:00Z\">5 Maret 2025 pukul 14.30 WIB</time>"))
    #expect(html.string.contains("Ubah<span class=\"spoken\"> &lt;x&gt;</span>"))
    #expect(html.string.contains("<td data-label=\"n\" class=\"num\">1</td>"))
    #expect(html.string.contains("href=\"/a?x=1&amp;y=2\""))
    #expect(html.string.contains("width=\"320\" height=\"240\""))
    #expect(html.string.contains("<a href=\"#\"><img"))
    #expect(context.paging(newer: nil, older: nil).isEmpty)
    #expect(Set(Tone.allCases.map(\.icon)).count == Tone.allCases.count, "icons differ in shape")
  }
}
