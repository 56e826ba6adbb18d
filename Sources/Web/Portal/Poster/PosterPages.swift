import Domain

/// Posters for notice boards: one sheet of paper for each village, with the way to report from
/// there.
struct PosterPages: Sendable {
  static let path = "/poster"

  let office: Office

  var book: CityBook { office.book }

  var routes: [Route] {
    [
      .get(Self.path, .anyone) { context in list(context) },
      .get("\(Self.path)/{kode}", .anyone) { context in try poster(context) },
    ]
  }

  private func list(_ context: RequestContext) -> Answer {
    let villages = Dictionary(grouping: book.villages(), by: { $0.parent ?? "" })
    let districts = Dictionary(
      grouping: book.areas.filter { $0.level == .district }, by: { $0.parent ?? "" })
    let cities = book.areas.filter { $0.level == .city }
    return context.page(
      title: context.text(.posterListTitle),
      content: """
        <h1>\(context.text(.posterListTitle))</h1>
        <p class="lead">\(context.text(.posterListLead))</p>
        \(each: cities, { city in
          """
          <h2>\(city.name)</h2>
          \(each: districts[city.code] ?? [], { district in
            """
            <details><summary>\(context.areaName(district.code, book: book))</summary>
            <ul class="inline">\(each: villages[district.code] ?? [], { village in
              "<li><a href=\"\(url: "\(Self.path)/\(village.code)")\">\(village.name)</a></li>"
            })</ul></details>
            """
          })
          """
        })
        """)
  }

  private func poster(_ context: RequestContext) throws -> Answer {
    let code = context.parameter("kode")
    guard let village = book.area(code), let area = book.path(ofVillage: code) else {
      throw Problem.notFound
    }
    let name = context.areaName(code, book: book)
    let number = context.site.city.emergencyNumber
    let title = context.text(.posterTitle, ["area": name])
    return context.page(
      title: title,
      content: """
        <p class="actions"><a href="\(url: Self.path)">\(context.text(.posterOthers))</a> \
        \(context.text(.posterPrint))</p>
        <article class="poster">
        <p>\(context.text(context.site.city.name))</p>
        <h1>\(context.text(.posterQuestion))</h1>
        <p class="lead">\(context.text(.posterHow, ["area": name]))</p>
        \(QRCode("\(scheme(context))\(address(context, village))").map {
          $0.svg(label: context.text(.posterCode), side: 240)
        })
        <p><strong>\(address(context, village))</strong></p>
        <ol>\(each: [Message.posterStep1, .posterStep2, .posterStep3], {
          "<li>\(context.text($0))</li>"
        })</ol>
        <p>\(context.text(.portalEmergencyLine, ["number": number]))</p>
        <p>\(context.areaWords(area, book: book)) · \
        \(context.text(.kernelContact, ["contact": context.site.city.helpContact]))</p>
        </article>
        """)
  }

  private func scheme(_ context: RequestContext) -> String {
    context.site.isSecure ? "https://" : "http://"
  }

  /// The form with the village already in it, as people type it.
  private func address(_ context: RequestContext, _ village: Area) -> String {
    let origin = context.site.publicOrigin
    return SafeURL.path(
      String(origin.split(separator: "//").last ?? "") + FormStep.start, ["kel": village.code])
  }
}

extension Message {
  static let posterListTitle = Message(
    "poster.listTitle", id: "Poster untuk papan pengumuman", en: "Posters for notice boards")
  static let posterListLead = Message(
    "poster.listLead",
    id:
      "Satu lembar A4 untuk tiap kelurahan, siap dicetak. Alamatnya membuka formulir dengan kelurahan yang sudah terisi.",
    en:
      "One A4 sheet for each village, ready to print. Its address opens the form with the village filled in."
  )
  static let posterTitle = Message(
    "poster.title", id: "Poster {area}", en: "Poster of {area}")
  static let posterOthers = Message("poster.others", id: "Poster lain", en: "Other posters")
  static let posterPrint = Message(
    "poster.print", id: "Cetak lewat menu peramban Anda. Hanya posternya yang tercetak.",
    en: "Print it from your browser's menu. Only the poster is printed.")
  static let posterQuestion = Message(
    "poster.question", id: "Ada yang perlu dibenahi di sini?",
    en: "Does something need mending here?")
  static let posterHow = Message(
    "poster.how", id: "Pindai kode ini atau buka alamatnya. Laporan Anda langsung diterima {area}.",
    en: "Scan this code or open its address. Your report goes straight to {area}.")
  static let posterStep1 = Message(
    "poster.step1", id: "Foto masalahnya, bila aman.", en: "Take a photo, if it is safe.")
  static let posterStep2 = Message(
    "poster.step2", id: "Ceritakan dengan kata Anda sendiri.", en: "Say it in your own words.")
  static let posterStep3 = Message(
    "poster.step3", id: "Simpan nomornya dan ikuti setiap langkahnya.",
    en: "Keep the number and follow every step.")
  static let posterCode = Message(
    "poster.code", id: "Kode QR menuju formulir laporan", en: "QR code of the report form")
  static let posterTexts = [
    posterCode,
    posterListTitle, posterListLead, posterTitle, posterOthers, posterPrint, posterQuestion,
    posterHow, posterStep1, posterStep2, posterStep3,
  ]
}
