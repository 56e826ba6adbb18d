/// Second step, sessions and invitations; what administrators keep stands in its own files.
extension Message {
  static let securityTitle = Message(
    "security.title", id: "Keamanan akun", en: "Account security")
  static let securityBack = Message(
    "security.back", id: "Kembali ke akun Anda", en: "Back to your account")
  static let securityPassword = Message(
    "security.password", id: "Kata sandi Anda", en: "Your password")
  static let securityPasswordLead = Message(
    "security.passwordLead", id: "Setelah diganti, perangkat lain keluar sendiri.",
    en: "After a change, your other devices are signed out.")
  static let securityOld = Message(
    "security.old", id: "Kata sandi sekarang", en: "Present password")
  static let securityNewHint = Message(
    "security.newHint", id: "Paling sedikit 10 karakter. Kalimat pendek lebih mudah diingat.",
    en: "At least 10 characters. A short sentence is easier to remember.")
  static let securityRepeat = Message(
    "security.repeat", id: "Ulangi kata sandi baru", en: "Repeat the new password")
  static let securityRepeatWrong = Message(
    "security.repeatWrong", id: "Kedua kata sandi baru tidak sama.",
    en: "The two new passwords are not the same.")
  static let securityPasswordWrong = Message(
    "security.passwordWrong", id: "Kata sandi tidak cocok.", en: "The password does not match.")

  static let factorTitle = Message(
    "factor.title", id: "Langkah kedua saat masuk", en: "Second step at sign-in")
  static let factorOn = Message("factor.on", id: "Langkah kedua menyala", en: "Second step is on")
  static let factorOff = Message("factor.off", id: "Langkah kedua mati", en: "Second step is off")
  static let factorMissing = Message(
    "factor.missing", id: "Wajib, tetapi belum dipasang", en: "Required, not set up yet")
  static let factorRequired = Message(
    "factor.required", id: "Peran Anda wajib memakai langkah kedua. Pasang dahulu sebelum bekerja.",
    en: "Your role must use a second step. Set it up before you work.")
  static let factorLead = Message(
    "factor.lead",
    id: "Kode dari ponsel melindungi akun Anda, walau kata sandi diketahui orang lain.",
    en: "A code from your phone protects your account, even if somebody knows the password.")
  static let factorBegin = Message(
    "factor.begin", id: "Pasang langkah kedua", en: "Set up the second step")
  static let factorInstall = Message(
    "factor.install",
    id: "Pasang aplikasi kode di ponsel, misalnya Aegis atau Google Authenticator.",
    en: "Install a code app on your phone, such as Aegis or Google Authenticator.")
  static let factorScan = Message(
    "factor.scan",
    id: "Tambahkan akun ini ke aplikasi. Pindai kode QR, buka langsung, atau ketik kuncinya.",
    en: "Add this account to the app. Scan the QR code, open it there, or type the key.")
  static let factorQR = Message(
    "factor.qr", id: "Kode QR untuk aplikasi kode", en: "QR code for the code app")
  static let factorOpenApp = Message(
    "factor.openApp", id: "Buka di aplikasi kode", en: "Open in the code app")
  static let factorKey = Message("factor.key", id: "Kunci", en: "Key")
  static let factorShow = Message(
    "factor.show", id: "Isi kode enam angka yang tampil di aplikasi.",
    en: "Enter the six digits the app shows.")
  static let factorCode = Message("factor.code", id: "Kode enam angka", en: "Six-digit code")
  static let factorCodeHint = Message(
    "factor.codeHint", id: "Dari aplikasi kode di ponsel Anda. Boleh ditempel.",
    en: "From the code app on your phone. You may paste it.")
  static let factorCodeMissing = Message(
    "factor.codeMissing", id: "Isi kode Anda.", en: "Enter your code.")
  static let factorCodeWrong = Message(
    "factor.codeWrong", id: "Kode tidak cocok atau sudah dipakai. Coba kode berikutnya.",
    en: "The code does not match or was used. Try the next one.")
  static let factorCodeAny = Message("factor.codeAny", id: "Kode", en: "Code")
  static let factorCodeAnyHint = Message(
    "factor.codeAnyHint", id: "Enam angka dari aplikasi, atau satu kode cadangan.",
    en: "Six digits from the app, or one recovery code.")
  static let factorConfirm = Message("factor.confirm", id: "Nyalakan", en: "Turn on")
  static let factorIsOn = Message(
    "factor.isOn", id: "Langkah kedua menyala. Mulai sekarang Anda masuk dengan kode.",
    en: "The second step is on. From now on you sign in with a code.")
  static let factorCodesTitle = Message(
    "factor.codesTitle", id: "Kode cadangan", en: "Recovery codes")
  static let factorCodesLead = Message(
    "factor.codesLead",
    id: "Simpan kode ini di tempat aman, terpisah dari ponsel. Setiap kode berlaku satu kali.",
    en: "Keep these codes in a safe place, apart from the phone. Each works once.")
  static let factorCodesOnce = Message(
    "factor.codesOnce", id: "Hanya tampil sekali ini.", en: "They are shown this once.")
  static let factorCodesKept = Message(
    "factor.codesKept", id: "Sudah saya simpan", en: "I have kept them")
  static let factorCodesLeft = Message(
    "factor.codesLeft", id: "Kode cadangan tersisa: {count}.", en: "Recovery codes left: {count}.")
  static let factorRenew = Message(
    "factor.renew", id: "Buat kode cadangan baru", en: "Make new recovery codes")
  static let factorRenewLead = Message(
    "factor.renewLead", id: "Kode cadangan yang lama tidak berlaku lagi.",
    en: "The earlier codes end.")
  static let factorTurnOff = Message(
    "factor.turnOff", id: "Matikan langkah kedua", en: "Turn the second step off")
  static let factorEnterTitle = Message(
    "factor.enterTitle", id: "Isi kode Anda", en: "Enter your code")
  static let factorEnterLead = Message(
    "factor.enterLead", id: "Kata sandi benar. Sekarang isi kode dari ponsel Anda.",
    en: "The password is right. Now enter the code from your phone.")
  static let factorNoPhone = Message(
    "factor.noPhone", id: "Ponsel tidak di tangan?", en: "No phone at hand?")
  static let factorRecovery = Message("factor.recovery", id: "Kode cadangan", en: "Recovery code")
  static let factorRecoveryHint = Message(
    "factor.recoveryHint", id: "16 huruf dan angka. Tanda hubung boleh ditinggalkan.",
    en: "16 letters and digits. Dashes may be left out.")
  static let factorStartOver = Message("factor.startOver", id: "Mulai dari awal", en: "Start over")
  static let factorReset = Message(
    "factor.reset", id: "Hapus langkah kedua", en: "Take the second step away")
  static let factorResetLead = Message(
    "factor.resetLead", id: "Untuk yang kehilangan ponsel. Orangnya keluar dari semua perangkat.",
    en: "For somebody who lost the phone. The person is signed out everywhere.")
  static let factorRolesTitle = Message(
    "factor.rolesTitle", id: "Wajib langkah kedua", en: "Required second step")
  static let factorRolesLead = Message(
    "factor.rolesLead",
    id: "Petugas dengan peran ini harus memasang langkah kedua sebelum dapat bekerja.",
    en: "Officers of these roles must set up a second step before they can work.")
  static let factorRoles = Message("factor.roles", id: "Peran yang wajib", en: "Roles that must")

  static let sessionsTitle = Message(
    "sessions.title", id: "Perangkat yang masuk", en: "Signed-in devices")
  static let sessionsCaption = Message(
    "sessions.caption", id: "Tempat akun Anda sedang masuk", en: "Where your account is signed in")
  static let sessionsOfUser = Message(
    "sessions.ofUser", id: "Tempat akun ini sedang masuk", en: "Where this account is signed in")
  static let sessionsNone = Message("sessions.none", id: "Tidak ada.", en: "None.")
  static let sessionsDevice = Message("sessions.device", id: "Peramban", en: "Browser")
  static let sessionsUnknown = Message(
    "sessions.unknown", id: "Peramban tidak dikenal", en: "Unknown browser")
  static let sessionsSince = Message("sessions.since", id: "Masuk sejak", en: "Signed in since")
  static let sessionsSeen = Message("sessions.seen", id: "Terakhir dipakai", en: "Last used")
  static let sessionsNetwork = Message("sessions.network", id: "Jaringan", en: "Network")
  static let sessionsAction = Message("sessions.action", id: "Tindakan", en: "Action")
  static let sessionsThis = Message("sessions.this", id: "Perangkat ini", en: "This device")
  static let sessionsEnd = Message("sessions.end", id: "Keluarkan", en: "Sign out")
  static let sessionsEndOthers = Message(
    "sessions.endOthers", id: "Keluarkan semua perangkat lain", en: "Sign out all other devices")
  static let sessionsEndAll = Message(
    "sessions.endAll", id: "Keluarkan dari semua perangkat", en: "Sign out everywhere")

  static let usersAway = Message(
    "users.away", id: "Tidak hadir sampai {through}", en: "Away until {through}")
  static let usersWay = Message(
    "users.way", id: "Bagaimana orang ini masuk pertama kali?",
    en: "How does the person first sign in?")
  static let usersInvite = Message(
    "users.invite", id: "Dengan tautan undangan", en: "By an invitation link")
  static let usersInviteHint = Message(
    "users.inviteHint", id: "Orangnya memilih kata sandinya sendiri.",
    en: "The person chooses the password.")
  static let usersByPassword = Message(
    "users.byPassword", id: "Dengan kata sandi dari Anda", en: "With a password from you")
  static let usersEmail = Message("users.email", id: "Surel", en: "Mail address")
  static let usersEmailHint = Message(
    "users.emailHint", id: "Bila diisi, undangan dikirim ke sana.",
    en: "If given, the invitation is sent there.")
  static let usersInviteTitle = Message("users.inviteTitle", id: "Undangan", en: "Invitation")
  static let usersInviteLead = Message(
    "users.inviteLead",
    id: "Tautan sekali pakai untuk memilih kata sandi. Tautan sebelumnya tidak berlaku lagi.",
    en: "A link that works once, to choose a password. Earlier links end.")
  static let usersInvitedUntil = Message(
    "users.invitedUntil", id: "Undangan berlaku sampai {time}.",
    en: "An invitation is open until {time}.")
  static let usersInviteSend = Message(
    "users.inviteSend", id: "Buat undangan", en: "Make an invitation")
  static let usersInviteMailed = Message(
    "users.inviteMailed", id: "Undangan untuk {login} sudah dikirim lewat surel.",
    en: "The invitation for {login} has been mailed.")
  static let usersInviteUnsent = Message(
    "users.inviteUnsent", id: "Surel tidak terkirim. Sampaikan tautannya sendiri.",
    en: "The mail could not be sent. Please hand over the link yourself.")
  static let usersInviteShown = Message(
    "users.inviteShown", id: "Sampaikan tautan ini langsung kepada {name}.",
    en: "Hand this link to {name} directly.")
  static let usersInviteOnce = Message(
    "users.inviteOnce", id: "Tautan berlaku 72 jam dan hanya satu kali.",
    en: "The link works for 72 hours and only once.")

  static let invitationTitle = Message(
    "invitation.title", id: "Pilih kata sandi Anda", en: "Choose your password")
  static let invitationLead = Message(
    "invitation.lead", id: "Selamat datang, {name}. Anda diundang sebagai petugas.",
    en: "Welcome, {name}. You are invited as an officer.")
  static let invitationLogin = Message(
    "invitation.login", id: "Nama pengguna Anda: {login}", en: "Your user name: {login}")
  static let invitationSend = Message(
    "invitation.send", id: "Simpan kata sandi", en: "Save the password")
  static let invitationDone = Message(
    "invitation.done", id: "Kata sandi tersimpan", en: "The password is saved")
  static let invitationSignIn = Message(
    "invitation.signIn", id: "Masuklah dengan nama pengguna {login}.",
    en: "Sign in with the user name {login}.")
  static let invitationOver = Message(
    "invitation.over", id: "Tautan ini tidak berlaku lagi",
    en: "This link is no longer valid")
  static let invitationOverLead = Message(
    "invitation.overLead",
    id:
      "Tautan undangan hanya dapat dipakai sekali, dan hanya dalam {hours} jam. Bila kata sandi Anda sudah disimpan, masuklah dengan itu; bila belum, minta tautan baru kepada administrator.",
    en:
      "An invitation works once, and for {hours} hours only. If you have saved your password, sign in with it; if not, ask an administrator for a new link."
  )
  static let invitationSubject = Message(
    "invitation.subject", id: "Undangan petugas {city}", en: "Invitation for officers of {city}")

  private static let securityTexts = [
    securityTitle, securityBack, securityPassword, securityPasswordLead, securityOld,
    securityNewHint, securityRepeat, securityRepeatWrong, securityPasswordWrong, factorTitle,
    factorOn, factorOff, factorMissing, factorRequired, factorLead, factorBegin, factorInstall,
    factorScan, factorQR, factorOpenApp, factorKey, factorShow, factorCode, factorCodeHint,
    factorCodeMissing, factorCodeWrong, factorCodeAny, factorCodeAnyHint, factorConfirm,
    factorIsOn, factorCodesTitle, factorCodesLead, factorCodesOnce, factorCodesKept,
    factorCodesLeft, factorRenew, factorRenewLead, factorTurnOff, factorEnterTitle,
    factorEnterLead, factorNoPhone, factorRecovery, factorRecoveryHint, factorStartOver,
    factorReset, factorResetLead, factorRolesTitle, factorRolesLead, factorRoles,
  ]

  private static let sessionTexts = [
    sessionsTitle, sessionsCaption, sessionsOfUser, sessionsNone, sessionsDevice,
    sessionsUnknown, sessionsSince, sessionsSeen, sessionsNetwork, sessionsAction, sessionsThis,
    sessionsEnd, sessionsEndOthers, sessionsEndAll,
  ]

  private static let invitationTexts = [
    usersAway, usersWay, usersInvite, usersInviteHint, usersByPassword, usersEmail,
    usersEmailHint, usersInviteTitle, usersInviteLead, usersInvitedUntil, usersInviteSend,
    usersInviteMailed, usersInviteUnsent, usersInviteShown, usersInviteOnce, invitationTitle,
    invitationLead, invitationLogin, invitationSend, invitationDone, invitationSignIn,
    invitationOver, invitationOverLead,
    invitationSubject,
  ]

  static let accountTexts =
    securityTexts + sessionTexts + invitationTexts + trailTexts + tableTexts + listTableTexts
    + routingTexts
}
