import Domain
import HTTPTypes

/// The page for a form that could not be handled: the store is away or busy, the session or the form
/// has run out, too much was sent. It shows what was typed and sends all of it again at one press.
/// Nothing here asks the store.
///
/// A form sent twice does its work once: reports carry the name of their submission, verbs the
/// version they were decided on.
extension RequestContext {
  func keptPage(_ form: FormBody, _ problem: Problem, limits: Limits) -> Answer {
    let rows = form.fields.compactMap { field in
      KeptField.label(of: field, language).map { SummaryRow($0, HTML(text: field.value)) }
    }
    let files = Set(form.files.map(\.field) + form.refused.map(\.field)).sorted()
    let isTooMuch = problem == .tooLarge || problem == .tooManyFiles
    let errors = files.prefix(isTooMuch ? 1 : 0).map {
      FieldError($0, said: problem.explanation(language, limits: limits))
    }
    let title: Message = if case .pressAgain = problem { .guardPressAgainTitle } else { .keptTitle }
    let view = formView(errors: errors)
    return page(
      title: text(title), status: problem.status, errors: view.errors,
      content: """
        \(view.errorSummary)
        <h1>\(text(title))</h1>
        \(keptLead(problem, limits))
        \(view.form(action: rawQuery.isEmpty ? path : "\(path)?\(rawQuery)", uploads: !files.isEmpty) {
          """
          \(each: form.fields.filter { !KeptField.isOurs($0) && !KeptField.isSecret($0) }, {
            view.hidden($0.name, $0.value)
          })
          \(when: !rows.isEmpty, "<h2>\(text(.keptTyped))</h2>\(summaryList(rows))")
          \(each: form.fields.filter(KeptField.isSecret), { field in
            view.text(field.name, label: KeptField.secrets[field.name] ?? .keptSecret,
              hint: .keptSecretHint, type: .password, autocomplete: "off", width: .half)
          })
          \(each: files, {
            view.file($0, label: .formPhotoLabel, hint: .keptFiles, accept: "image/*", several: true)
          })
          \(view.submit(.keptSend))
          """
        })
        """)
  }

  private func wait(_ seconds: Int) -> String {
    seconds < 120
      ? text(.guardSeconds, ["count": String(seconds)])
      : text(.guardMinutes, ["count": String((seconds + 59) / 60)])
  }

  /// Why, and what to do before pressing the button.
  private func keptLead(_ problem: Problem, _ limits: Limits) -> HTML {
    let words =
      switch problem {
      case .unavailable(let seconds): text(.keptLead, ["seconds": String(seconds)])
      case .tooMany(let seconds): text(.guardTooMany, ["wait": wait(seconds)])
      case .pressAgain(let seconds): text(.guardPressAgain, ["seconds": String(seconds)])
      case .formExpired: text(.keptExpired)
      case .signInFirst: text(.keptSignIn)
      default: "\(problem.explanation(language, limits: limits)) \(text(.keptNothingLost))"
      }
    guard case .signInFirst(let place) = problem else { return "<p class=\"lead\">\(words)</p>" }
    // In a window of its own: this one holds what was typed.
    return """
      <p class="lead">\(words)</p>
      <p><a class="button" href="\(url: place)" target="_blank" rel="noopener">\
      \(text(.keptSignInLink))</a></p>
      """
  }
}

/// What the fields of all forms are, by their names.
enum KeptField {
  /// Typed again rather than written into a page.
  static let secrets: [String: Message] = [
    "kata_sandi": .logInPassword, "sandi": .usersPassword, "pin": .trackPIN,
    "sandi_lama": .securityOld, "sandi_baru": .usersPassword, "sandi_ulang": .securityRepeat,
    "sandi_mati": .logInPassword, "kode_masuk": .factorCode, "kode_baru": .factorCodeAny,
    "kode_mati": .factorCodeAny, "cadangan": .factorRecovery,
  ]

  private static let labels: [String: Message] = [
    "uraian": .formText, "alamat": .formAddress, "patokan": .formLandmark, "nama": .formName,
    "telepon": .formPhone, "surel": .formEmail, "titik": .formPoint, "jawaban": .reporterReply,
    "belum": .reporterReopenWords, "tambahan": .reporterAddWords, "ulasan": .reporterRateWords,
    "sebab": .withdrawWords, "alasan_kontak": .identityReason, "nomor": .trackNumber,
    "uraian-lapor": .flagWords,
  ]

  /// Made anew on every page.
  static func isOurs(_ field: FormBody.Field) -> Bool {
    [CSRF.fieldName, Trap.fieldName].contains(field.name)
  }

  static func isSecret(_ field: FormBody.Field) -> Bool { secrets[field.name] != nil }

  /// Nil for what nobody typed: hidden fields, buttons, choices. Words in a field without a label
  /// here are shown under its name.
  static func label(of field: FormBody.Field, _ language: Language) -> String? {
    guard !isOurs(field), !isSecret(field), field.value.contains(where: { !$0.isWhitespace })
    else { return nil }
    if let label = labels[field.name] ?? verbPart(field.name).map(Message.label) {
      return label(language)
    }
    return field.value.contains(where: \.isWhitespace) ? field.name : nil
  }

  /// The typed parts of a desk verb's form, `tolak_uraian`.
  private static func verbPart(_ name: String) -> VerbPart? {
    guard let mark = name.lastIndex(of: "_"),
      VerbForms.form(slug: String(name[..<mark])) != nil,
      let part = VerbPart(rawValue: String(name[name.index(after: mark)...]))
    else { return nil }
    switch part {
    case .words, .date, .time, .number: return part
    case .unit, .person, .reason, .category, .photos, .extent, .kept, .verdict, .seen, .opened,
      .template, .carried, .sure, .anyway:
      return nil
    }
  }
}

extension Message {
  static let keptTitle = Message("kept.title", id: "Belum terkirim", en: "Not sent yet")
  static let keptLead = Message(
    "kept.lead",
    id:
      "Kami sedang tidak dapat menyimpan kiriman Anda. Yang Anda ketik tidak hilang: biarkan halaman ini terbuka, tunggu {seconds} detik, lalu tekan tombol di bawah.",
    en:
      "We cannot store what you sent at the moment. What you typed is not lost: leave this page open, wait {seconds} seconds and press the button below."
  )
  static let keptExpired = Message(
    "kept.expired",
    id:
      "Halaman tadi terlalu lama terbuka. Yang Anda ketik tidak hilang: periksa, lalu tekan tombol di bawah.",
    en:
      "The page had been open for too long. What you typed is not lost: look it over and press the button below."
  )
  static let keptSignIn = Message(
    "kept.signIn",
    id:
      "Sesi Anda sudah berakhir. Yang Anda ketik tidak hilang: masuk di jendela baru, kembali ke halaman ini, lalu tekan Kirim lagi.",
    en:
      "Your session has ended. What you typed is not lost: sign in in a new window, come back to this page and press Send again."
  )
  static let keptSignInLink = Message(
    "kept.signInLink", id: "Masuk di jendela baru", en: "Sign in in a new window")
  static let keptNothingLost = Message(
    "kept.nothingLost", id: "Yang Anda ketik tidak hilang.", en: "What you typed is not lost.")
  static let keptTyped = Message("kept.typed", id: "Yang Anda ketik", en: "What you typed")
  static let keptFiles = Message(
    "kept.files", id: "Foto harus dipilih lagi; peramban tidak mengingatnya.",
    en: "Photos must be chosen again; the browser does not remember them.")
  static let keptSecret = Message("kept.secret", id: "Rahasia", en: "Secret")
  static let keptSecretHint = Message(
    "kept.secretHint", id: "Demi keamanan, ketik lagi.", en: "For safety, type it again.")
  static let keptSend = Message("kept.send", id: "Kirim lagi", en: "Send again")
  static let keptTexts = [
    keptTitle, keptLead, keptExpired, keptSignIn, keptSignInLink, keptNothingLost,
    keptTyped, keptFiles, keptSecret, keptSecretHint, keptSend,
  ]
}
