/// Why a message did not arrive, in the reader's words: the codes of `PostOutcome`.
extension RequestContext {
  func troubleWords(_ code: String) -> String {
    let parts = code.split(separator: ":", maxSplits: 1)
    let rest = parts.count > 1 ? String(parts[1]) : ""
    switch parts.first ?? "" {
    case "relay":
      return Int(rest) != nil
        ? text(.troubleRelayRefused, ["code": rest]) : text(.troubleRelay, ["code": rest])
    case "push": return text(.troublePush, ["code": rest])
    case "hook": return text(.troubleHook, ["code": rest])
    case "gone": return text(.troubleGone)
    case "address": return text(.troubleAddress)
    case "letter": return text(.troubleLetter)
    case "way": return text(.troubleWay)
    case "stopped": return text(.troubleStopped)
    default: return code
    }
  }
}

extension Message {
  static let troubleRelayRefused = Message(
    "trouble.relayRefused", id: "server surat menolaknya ({code})",
    en: "the mail server refused it ({code})")
  static let troubleRelay = Message(
    "trouble.relay", id: "server surat tidak dapat dicapai ({code})",
    en: "the mail server could not be reached ({code})")
  static let troublePush = Message(
    "trouble.push", id: "layanan pemberitahuan peramban tidak menerimanya ({code})",
    en: "the browser's push service did not take it ({code})")
  static let troubleHook = Message(
    "trouble.hook", id: "penerima tidak menerimanya ({code})",
    en: "the receiver did not take it ({code})")
  static let troubleGone = Message(
    "trouble.gone", id: "alamatnya sudah tidak ada", en: "the address is no more")
  static let troubleAddress = Message(
    "trouble.address", id: "tidak ada alamat", en: "there is no address")
  static let troubleLetter = Message(
    "trouble.letter", id: "pesan tidak dapat ditulis", en: "the message could not be written")
  static let troubleWay = Message(
    "trouble.way", id: "cara kirim ini tidak tersedia",
    en: "this way of sending does not exist here")
  static let troubleStopped = Message(
    "trouble.stopped", id: "dihentikan oleh penerima", en: "stopped by the recipient")

  static let troubleTexts = [
    troubleRelayRefused, troubleRelay, troublePush, troubleHook, troubleGone, troubleAddress,
    troubleLetter, troubleWay, troubleStopped,
  ]
}
