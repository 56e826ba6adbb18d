/// Signing in at the desk.
extension Message {
  static let logInTitle = Message("logIn.title", id: "Masuk petugas", en: "Officers' sign-in")
  static let logInLead = Message(
    "logIn.lead", id: "Untuk petugas kota. Pelapor tidak perlu akun: cukup nomor laporan dan PIN.",
    en: "For city officers. Reporters need no account, only the report number and PIN.")
  static let logInName = Message("logIn.name", id: "Nama pengguna", en: "User name")
  static let logInPassword = Message("logIn.password", id: "Kata sandi", en: "Password")
  static let logInSend = Message("logIn.send", id: "Masuk", en: "Sign in")
  static let logInNameMissing = Message(
    "logIn.nameMissing", id: "Isi nama pengguna Anda.", en: "Enter your user name.")
  static let logInPasswordMissing = Message(
    "logIn.passwordMissing", id: "Isi kata sandi Anda.", en: "Enter your password.")
  static let logInWrong = Message(
    "logIn.wrong", id: "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya.",
    en: "The user name or password does not match. Please check both.")
  static let logInTooMany = Message(
    "logIn.tooMany", id: "Terlalu banyak percobaan. Coba lagi setelah pukul {time}.",
    en: "Too many attempts. Try again after {time}.")

  static let deskLogInTexts = [
    logInTitle, logInLead, logInName, logInPassword, logInSend, logInNameMissing,
    logInPasswordMissing, logInWrong, logInTooMany,
  ]
}
