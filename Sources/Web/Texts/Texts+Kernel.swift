/// Texts every page shares, and those of the error pages.
extension Message {
  static let kernelSkip = Message("kernel.skip", id: "Langsung ke isi", en: "Skip to content")
  static let kernelNavigation = Message("kernel.navigation", id: "Menu utama", en: "Main menu")
  static let kernelTagline = Message(
    "kernel.tagline", id: "Laporan warga {city}", en: "Citizen reports of {city}")
  static let kernelErrorPrefix = Message("kernel.errorPrefix", id: "Kesalahan:", en: "Error:")
  static let kernelDemoName = Message(
    "kernel.demoName", id: "Tentang contoh ini", en: "About this demo")
  static let kernelDemo = Message(
    "kernel.demo",
    id: "Ini contoh. Laporan di sini tidak dibaca petugas kota dan dapat dihapus kapan saja.",
    en: "This is a demo. No city officer reads reports made here, and they may be deleted any time."
  )
  static let kernelHelp = Message("kernel.help", id: "Bantuan", en: "Help")
  static let kernelEmergency = Message(
    "kernel.emergency", id: "Darurat: {number}", en: "Emergency: {number}")
  static let kernelContact = Message(
    "kernel.contact", id: "Kontak: {contact}", en: "Contact: {contact}")
  static let kernelSignedInAs = Message(
    "kernel.signedInAs", id: "Masuk sebagai {name}", en: "Signed in as {name}")
  static let kernelSignOut = Message("kernel.signOut", id: "Keluar", en: "Sign out")

  static let kernelSummaryTitle = Message(
    "kernel.summaryTitle", id: "Ada yang perlu diperbaiki", en: "There is a problem")
  static let kernelOptional = Message("kernel.optional", id: "(boleh kosong)", en: "(optional)")
  static let kernelChange = Message("kernel.change", id: "Ubah", en: "Change")
  static let kernelNewer = Message("kernel.newer", id: "Lebih baru", en: "Newer")
  static let kernelOlder = Message("kernel.older", id: "Lebih lama", en: "Older")
  static let kernelPaging = Message("kernel.paging", id: "Halaman daftar", en: "List pages")
  static let kernelChoose = Message("kernel.choose", id: "Pilih", en: "Choose")

  static let kernelBackHome = Message(
    "kernel.backHome", id: "Ke halaman utama", en: "Go to the home page")
  static let kernelRequestID = Message(
    "kernel.requestID", id: "Sebutkan kode ini bila menghubungi kami: {id}",
    en: "Mention this code if you contact us: {id}")

  static let kernelBadRequestTitle = Message(
    "kernel.badRequest.title", id: "Permintaan tidak dapat dibaca",
    en: "The request could not be read")
  static let kernelBadRequest = Message(
    "kernel.badRequest",
    id: "Isian yang sampai kepada kami tidak lengkap atau rusak. Silakan coba lagi.",
    en: "What reached us is incomplete or damaged. Please try again.")
  static let kernelMissingHost = Message(
    "kernel.missingHost", id: "Permintaan tidak menyebut nama situs.",
    en: "The request does not name a site.")
  static let kernelMalformedJSON = Message(
    "kernel.malformedJSON", id: "Isi permintaan bukan JSON yang sesuai.",
    en: "The body is not JSON of the expected form.")
  static let kernelTooManyFields = Message(
    "kernel.tooManyFields", id: "Formulir memuat terlalu banyak isian.",
    en: "The form has too many fields.")
  static let kernelTooManyFiles = Message(
    "kernel.tooManyFiles", id: "Terlalu banyak berkas dalam satu kiriman. Paling banyak {count}.",
    en: "Too many files at once. The most is {count}.")
  static let kernelNotFoundTitle = Message(
    "kernel.notFound.title", id: "Halaman tidak ditemukan", en: "Page not found")
  static let kernelNotFound = Message(
    "kernel.notFound",
    id:
      "Alamat ini tidak ada, sudah dipindahkan, atau tidak terbuka untuk umum. Periksa lagi nomor atau tautannya.",
    en:
      "This address does not exist, has moved, or is not open to the public. Please check the number or link."
  )
  static let kernelForbiddenTitle = Message(
    "kernel.forbidden.title", id: "Anda tidak berwenang membuka halaman ini",
    en: "You may not open this page")
  static let kernelForbidden = Message(
    "kernel.forbidden",
    id: "Halaman ini untuk petugas dengan tugas lain. Hubungi admin bila ini keliru.",
    en: "This page is for officers with other duties. Tell your administrator if this is wrong.")
  static let kernelSignInTitle = Message(
    "kernel.signIn.title", id: "Silakan masuk dahulu", en: "Please sign in first")
  static let kernelSignIn = Message(
    "kernel.signIn", id: "Sesi Anda belum ada atau sudah berakhir.",
    en: "You are not signed in, or your session has ended.")
  static let kernelFormExpiredTitle = Message(
    "kernel.formExpired.title", id: "Formulir sudah kedaluwarsa", en: "The form has expired")
  static let kernelFormExpired = Message(
    "kernel.formExpired",
    id:
      "Kami tidak dapat memastikan bahwa kiriman ini dari halaman kami. Kembali ke formulir, muat ulang, lalu kirim lagi.",
    en:
      "We could not make sure that this came from our page. Go back to the form, reload it and send it again."
  )
  static let kernelMethodTitle = Message(
    "kernel.method.title", id: "Cara membuka halaman ini keliru",
    en: "This page is opened in another way")
  static let kernelMethod = Message(
    "kernel.method", id: "Alamat ini ada, tetapi tidak menerima permintaan seperti ini.",
    en: "The address exists but does not take this kind of request.")
  static let kernelStaleTitle = Message(
    "kernel.stale.title", id: "Laporan sudah berubah", en: "The report has changed")
  static let kernelStale = Message(
    "kernel.stale",
    id:
      "Orang lain mengubah laporan ini setelah Anda membukanya. Muat ulang, lalu ulangi bila masih perlu.",
    en:
      "Somebody changed this report after you opened it. Reload it and repeat the step if it is still needed."
  )
  static let kernelTooLargeTitle = Message(
    "kernel.tooLarge.title", id: "Kiriman terlalu besar", en: "Too much was sent")
  static let kernelTooLarge = Message(
    "kernel.tooLarge",
    id: "Satu berkas paling besar {megabytes} MB. Kecilkan foto atau kirim lebih sedikit.",
    en: "One file may have at most {megabytes} MB. Make the photo smaller or send fewer.")
  static let kernelMediaTitle = Message(
    "kernel.media.title", id: "Jenis isi tidak dikenal", en: "Unknown kind of content")
  static let kernelMedia = Message(
    "kernel.media", id: "Kiriman ini bukan jenis yang diterima di alamat ini.",
    en: "This kind of content is not accepted here.")
  static let kernelTooManyTitle = Message(
    "kernel.tooMany.title", id: "Terlalu sering", en: "Too many requests")
  static let kernelTooMany = Message(
    "kernel.tooMany", id: "Tunggu {seconds} detik, lalu coba lagi.",
    en: "Wait {seconds} seconds and try again.")
  static let kernelTimeoutTitle = Message(
    "kernel.timeout.title", id: "Waktu habis", en: "Time ran out")
  static let kernelTimeout = Message(
    "kernel.timeout",
    id: "Kiriman tidak selesai sampai pada waktunya. Sambungan mungkin lambat; silakan coba lagi.",
    en: "The request did not arrive in time. The connection may be slow; please try again.")
  static let kernelUnavailableTitle = Message(
    "kernel.unavailable.title", id: "Layanan sedang penuh", en: "The service is busy")
  static let kernelUnavailable = Message(
    "kernel.unavailable",
    id: "Coba lagi dalam {seconds} detik. Yang belum terkirim belum kami terima.",
    en: "Try again in {seconds} seconds. What was not sent has not been received.")
  static let kernelInternalTitle = Message(
    "kernel.internal.title", id: "Ada kesalahan di pihak kami",
    en: "Something went wrong on our side")
  static let kernelInternal = Message(
    "kernel.internal", id: "Kesalahan ini sudah dicatat. Silakan coba lagi nanti.",
    en: "The error has been recorded. Please try again later.")

  static let kernelTexts: [Message] = [
    kernelSkip, kernelNavigation, kernelTagline, kernelErrorPrefix, kernelDemo,
    kernelDemoName,
    kernelHelp, kernelEmergency, kernelContact, kernelSignedInAs, kernelSignOut, kernelSummaryTitle,
    kernelOptional, kernelChange, kernelNewer, kernelOlder, kernelPaging, kernelChoose,
    kernelBackHome, kernelRequestID, kernelBadRequestTitle, kernelBadRequest, kernelMissingHost,
    kernelMalformedJSON, kernelTooManyFields, kernelTooManyFiles, kernelNotFoundTitle,
    kernelNotFound, kernelForbiddenTitle, kernelForbidden, kernelSignInTitle, kernelSignIn,
    kernelFormExpiredTitle, kernelFormExpired, kernelMethodTitle, kernelMethod, kernelStaleTitle,
    kernelStale, kernelTooLargeTitle, kernelTooLarge, kernelMediaTitle, kernelMedia,
    kernelTooManyTitle, kernelTooMany, kernelTimeoutTitle, kernelTimeout, kernelUnavailableTitle,
    kernelUnavailable, kernelInternalTitle, kernelInternal,
  ]
}
