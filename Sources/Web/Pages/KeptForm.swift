import Domain
import HTTPTypes

/// The page for a form that is not handled now, because the store is away, full or busy, or because
/// too much came from one place: it shows
/// what was typed and sends all of it again at one press. Nothing here asks the store.
///
/// A form sent twice does its work once: reports carry the name of their submission, verbs the
/// version they were decided on.
extension RequestContext {
  func keptPage(
    _ form: FormBody, title: Message, lead: String, status: HTTPResponse.Status
  ) -> Answer {
    let rows = form.fields.compactMap { field in
      KeptField.label(of: field, language).map { SummaryRow($0, HTML(text: field.value)) }
    }
    let files = Set(form.files.map(\.field)).sorted()
    let view = formView()
    return page(
      title: text(title), status: status,
      content: """
        <h1>\(text(title))</h1>
        <p class="lead">\(lead)</p>
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
    case .unit, .person, .reason, .category, .photos, .extent, .kept, .verdict: return nil
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
  static let keptTyped = Message("kept.typed", id: "Yang Anda ketik", en: "What you typed")
  static let keptFiles = Message(
    "kept.files", id: "Foto harus dipilih lagi; peramban tidak mengingatnya.",
    en: "Photos must be chosen again; the browser does not remember them.")
  static let keptSecret = Message("kept.secret", id: "Rahasia", en: "Secret")
  static let keptSecretHint = Message(
    "kept.secretHint", id: "Demi keamanan, ketik lagi.", en: "For safety, type it again.")
  static let keptSend = Message("kept.send", id: "Kirim lagi", en: "Send again")
  static let keptTexts = [
    keptTitle, keptLead, keptTyped, keptFiles, keptSecret, keptSecretHint, keptSend,
  ]
}
