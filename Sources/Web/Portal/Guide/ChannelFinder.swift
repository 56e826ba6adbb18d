import Domain

/// "Mau lapor lewat apa?": one question, answered without scripts by the page itself.
enum ChannelFinder {
  /// What somebody wants; the word stands in the address.
  enum Wish: String, CaseIterable {
    case danger = "bahaya"
    case place = "tempat"
    case question = "tanya"
    case official = "petugas"
    case message = "pesan"
    case person = "bertemu"

    var label: Message {
      switch self {
      case .danger: .finderDanger
      case .place: .finderPlace
      case .question: .finderQuestion
      case .official: .finderOfficial
      case .message: .finderMessage
      case .person: .finderPerson
      }
    }

    var advice: Message {
      switch self {
      case .danger: .finderDangerAdvice
      case .place: .finderPlaceAdvice
      case .question: .finderQuestionAdvice
      case .official: .finderOfficialAdvice
      case .message: .finderMessageAdvice
      case .person: .finderPersonAdvice
      }
    }

    /// Ways that suit it besides the form; none in danger.
    var kinds: Set<IntakeChannel.Kind> {
      switch self {
      case .danger: []
      case .place: [.geotag]
      case .question: [.geotag, .nonGeotag]
      case .official: [.faceToFace]
      case .message: [.nonGeotag]
      case .person: [.faceToFace]
      }
    }
  }

  static func html(_ context: RequestContext, book: CityBook) -> HTML {
    let view = context.formView()
    let wish = context.query("mau").flatMap(Wish.init)
    return """
      <h2 id="cari">\(context.text(.finderTitle))</h2>
      \(wish.map { answer(context, $0, book: book) })
      <form action="\(url: GuidePage.path)#cari" class="card">
      \(view.radios(
        "mau", legend: .finderWish,
        choices: Wish.allCases.map { Choice($0.rawValue, context.text($0.label)) },
        stored: wish?.rawValue ?? ""))
      \(view.submit(.finderShow))
      </form>
      """
  }

  private static func answer(_ context: RequestContext, _ wish: Wish, book: CityBook) -> HTML {
    let number = context.site.city.emergencyNumber
    let call: HTML = "<a href=\"\(url: "tel:\(number)")\"><strong>\(number)</strong></a>"
    let advice = wish.advice.html(context.language, ["number": call])
    let form: HTML? =
      wish == .danger
      ? nil : "<p><a class=\"button\" href=\"/lapor\">\(context.text(.homeReport))</a></p>"
    let channels = book.channels.filter { $0.inService && wish.kinds.contains($0.kind) }
    let others: HTML? =
      channels.isEmpty
      ? nil
      : "<p>\(context.text(.finderAlso))</p><ul>\(each: channels, { context.channelLine($0) })</ul>"
    return """
      <section class="card" aria-live="polite"><h3>\(context.text(wish.label))</h3>
      <p>\(advice)</p>\(form)\(others)</section>
      """
  }
}

extension RequestContext {
  /// One way to report, in a list: where, when, and who reads it.
  func channelLine(_ channel: IntakeChannel) -> HTML {
    let hours = text(channel.hours)
    let reader = text(channel.reader)
    return """
      <li><strong>\(text(channel.name))</strong>: \(channel.address)\
      \(when: !hours.isEmpty, "<br>\(text(.guideChannelHours, ["hours": hours]))")\
      \(when: !reader.isEmpty, "<br>\(text(.guideChannelReader, ["reader": reader]))")</li>
      """
  }
}

extension Message {
  static let finderTitle = Message(
    "finder.title", id: "Mau lapor lewat apa?", en: "Which way suits you?")
  static let finderWish = Message(
    "finder.wish", id: "Apa yang ingin Anda sampaikan?", en: "What do you want to tell us?")
  static let finderShow = Message("finder.show", id: "Tunjukkan caranya", en: "Show me how")
  static let finderAlso = Message(
    "finder.also", id: "Bisa juga lewat:", en: "These ways work as well:")
  static let finderDanger = Message(
    "finder.danger", id: "Ada bahaya sekarang: kebakaran, kecelakaan, orang terluka",
    en: "There is danger now: fire, an accident, somebody is hurt")
  static let finderDangerAdvice = Message(
    "finder.dangerAdvice",
    id:
      "Telepon {number} sekarang. Telepon ini gratis dan dijawab setiap saat. Jangan menulis laporan dulu.",
    en:
      "Call {number} now. The call is free and answered at all hours. Do not write a report first.")
  static let finderPlace = Message(
    "finder.place", id: "Ada yang rusak atau mengganggu di suatu tempat",
    en: "Something is broken or a nuisance at some place")
  static let finderPlaceAdvice = Message(
    "finder.placeAdvice",
    id: "Buat laporan di sini. Foto dan titik tempat mempercepat pekerjaan.",
    en: "Make a report here. A photo and the place speed up the work.")
  static let finderQuestion = Message(
    "finder.question", id: "Hanya bertanya: syarat, biaya, jadwal",
    en: "Just a question: conditions, costs, times")
  static let finderQuestionAdvice = Message(
    "finder.questionAdvice",
    id:
      "Pertanyaan diterima dengan senang hati. Pilih “Pertanyaan” pada formulir; petugas menjawabnya.",
    en: "Questions are welcome. Choose “Question” in the form; an officer answers.")
  static let finderOfficial = Message(
    "finder.official", id: "Tentang petugas, kekerasan, atau tetangga",
    en: "About an official, violence or neighbours")
  static let finderOfficialAdvice = Message(
    "finder.officialAdvice",
    id:
      "Pilih “Rahasia” pada formulir. Isinya hanya dibaca petugas yang menanganinya. Nama Anda tidak wajib. Bila ada bahaya, telepon {number}.",
    en:
      "Choose “Sealed” in the form. Only the officers who handle it read it. Your name is not required. In danger, call {number}."
  )
  static let finderMessage = Message(
    "finder.message", id: "Lebih mudah lewat pesan, surel, atau media sosial",
    en: "Messages, mail or social media are easier for me")
  static let finderMessageAdvice = Message(
    "finder.messageAdvice",
    id: "Tulis apa yang terjadi dan tempatnya. Sertakan patokan, karena pesan tidak membawa titik.",
    en: "Write what happened and where. Name a landmark, because a message brings no point along.")
  static let finderPerson = Message(
    "finder.person", id: "Ingin bertemu petugas atau dibantu mengisi",
    en: "I want to meet somebody or need help with the form")
  static let finderPersonAdvice = Message(
    "finder.personAdvice",
    id: "Datanglah ke salah satu kantor ini. Petugas mencatat laporan Anda dan memberi nomornya.",
    en: "Come to one of these offices. Somebody takes your report down and gives you its number.")
  static let guideChannelHours = Message(
    "guide.channelHours", id: "Waktu: {hours}", en: "When: {hours}")
  static let guideChannelReader = Message(
    "guide.channelReader", id: "Dibaca oleh: {reader}", en: "Read by: {reader}")
  static let guideBelongs = Message(
    "guide.belongs", id: "Apa yang dapat disampaikan?", en: "What belongs here?")
  static let guideFinderTexts = [
    finderTitle, finderWish, finderShow, finderAlso, finderDanger, finderDangerAdvice, finderPlace,
    finderPlaceAdvice, finderQuestion, finderQuestionAdvice, finderOfficial, finderOfficialAdvice,
    finderMessage, finderMessageAdvice, finderPerson, finderPersonAdvice, guideBelongs,
    guideChannelHours, guideChannelReader,
  ]
}
