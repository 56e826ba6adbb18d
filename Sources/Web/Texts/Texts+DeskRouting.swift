/// Routing rules: the list, the draft and its test on past reports.
extension Message {
  static let routingTitle = Message("routing.title", id: "Aturan rute", en: "Routing rules")
  static let routingLead = Message(
    "routing.lead", id: "Aturan dibaca dari atas. Aturan pertama yang cocok menentukan.",
    en: "Rules are read from the top. The first that matches decides.")
  static let routingNone = Message(
    "routing.none", id: "Belum ada aturan. Kategori yang menentukan usulan.",
    en: "There are no rules yet. The category decides what is proposed.")
  static let routingWrite = Message("routing.write", id: "Ubah aturan", en: "Change the rules")
  static let routingPublished = Message(
    "routing.published", id: "Versi {version} terbit dan berlaku mulai sekarang.",
    en: "Version {version} is published and holds from now on.")
  static let routingVersionTitle = Message(
    "routing.versionTitle", id: "Aturan rute, versi {version}",
    en: "Routing rules, version {version}")
  static let routingCurrent = Message(
    "routing.current", id: "Lihat aturan yang berlaku", en: "See the rules in force")
  static let routingOrder = Message("routing.order", id: "Urutan aturan", en: "Order of the rules")
  static let routingPosition = Message("routing.position", id: "No.", en: "No.")
  static let routingName = Message("routing.name", id: "Nama aturan", en: "Name of the rule")
  static let routingNameHint = Message(
    "routing.nameHint", id: "Petugas melihat nama ini sebagai alasan usulan.",
    en: "Officers see this name as the reason for a proposal.")
  static let routingConditions = Message("routing.conditions", id: "Bila", en: "If")
  static let routingOutcome = Message("routing.outcome", id: "Maka", en: "Then")
  static let routingActions = Message("routing.actions", id: "Tindakan", en: "Actions")
  static let routingIfCategory = Message(
    "routing.ifCategory", id: "kategori {names}", en: "category {names}")
  static let routingIfArea = Message("routing.ifArea", id: "di {name}", en: "in {name}")
  static let routingIfWords = Message(
    "routing.ifWords", id: "menyebut {words}", en: "mentions {words}")
  static let routingIfChannel = Message("routing.ifChannel", id: "lewat {name}", en: "by {name}")
  static let routingIfAny = Message("routing.ifAny", id: "semua laporan", en: "every report")
  static let routingSuggests = Message(
    "routing.suggests", id: "usulkan {unit}", en: "propose {unit}")
  static let routingHands = Message(
    "routing.hands", id: "langsung ke {unit}", en: "straight to {unit}")
  static let routingBecause = Message(
    "routing.because", id: "Menurut aturan “{rule}”", en: "By the rule “{rule}”")

  static let routingDraftLead = Message(
    "routing.draftLead", id: "Susun di sini. Yang berlaku baru berubah setelah diterbitkan.",
    en: "Work on a draft here. What is in force changes only when you publish.")
  static let routingUp = Message("routing.up", id: "Naik", en: "Up")
  static let routingDown = Message("routing.down", id: "Turun", en: "Down")
  static let routingEdit = Message("routing.edit", id: "Ubah", en: "Change")
  static let routingRemove = Message("routing.remove", id: "Hapus", en: "Remove")
  static let routingAdd = Message("routing.add", id: "Tambah aturan", en: "Add a rule")
  static let routingKeep = Message(
    "routing.keep", id: "Masukkan ke susunan", en: "Put into the draft")
  static let routingCategories = Message("routing.categories", id: "Kategori", en: "Categories")
  static let routingAnyHint = Message(
    "routing.anyHint", id: "Cukup satu yang cocok. Kosong berarti semua.",
    en: "Any of these will do. None means all.")
  static let routingAreaHint = Message(
    "routing.areaHint", id: "Termasuk semua wilayah di dalamnya.", en: "With all areas inside it.")
  static let routingWords = Message(
    "routing.words", id: "Kata dalam uraian", en: "Words in the text")
  static let routingWordsHint = Message(
    "routing.wordsHint", id: "Satu kata atau frasa per baris. Cukup satu yang cocok.",
    en: "One word or phrase a line. Any of them will do.")
  static let routingKind = Message("routing.kind", id: "Jenis laporan", en: "Kind of report")
  static let routingPrivacy = Message("routing.privacy", id: "Sifat laporan", en: "Privacy")
  static let routingSuggest = Message("routing.suggest", id: "Usulkan unit", en: "Propose a unit")
  static let routingSuggestHint = Message(
    "routing.suggestHint", id: "Kelurahan tetap menerima lebih dulu dan memutuskan.",
    en: "The village office still has it first and decides.")
  static let routingHand = Message(
    "routing.hand", id: "Langsung ke unit saat diterima", en: "Straight to the unit at intake")
  static let routingHandHint = Message(
    "routing.handHint", id: "Kelurahan dilewati. Pakai hanya bila unitnya pasti.",
    en: "The village office is passed over. Use it only where the unit is certain.")
  static let routingTarget = Message("routing.target", id: "Unit", en: "Unit")
  static let routingTest = Message(
    "routing.test", id: "Uji lalu terbitkan", en: "Test, then publish")
  static let routingTable = Message(
    "routing.table", id: "Semua aturan sebagai CSV", en: "All rules as CSV")
  static let routingTableHint = Message(
    "routing.tableHint",
    id:
      "Kolom: name, categories, area, words, channel, kind, privacy, outcome, unit. Pisahkan beberapa nilai dengan titik koma. outcome: suggest = usulkan, hand = langsung. unit AREA-VILLAGE = kelurahan setempat.",
    en:
      "Columns: name, categories, area, words, channel, kind, privacy, outcome, unit. Separate several values by semicolons. outcome: suggest or hand. The unit AREA-VILLAGE is the village office of the place."
  )
  static let routingTry = Message(
    "routing.try", id: "Uji pada laporan lama", en: "Test on past reports")
  static let routingNothing = Message(
    "routing.nothing", id: "Isinya sama dengan yang berlaku. Ubah sesuatu dahulu.",
    en: "It says what is in force already. Change something first.")

  static let routingAdded = Message(
    "routing.added", id: "Aturan baru “{rule}”: {says}.", en: "New rule “{rule}”: {says}.")
  static let routingRemoved = Message(
    "routing.removed", id: "Aturan “{rule}” dihapus: {says}.",
    en: "Rule “{rule}” is removed: {says}.")
  static let routingChanged = Message(
    "routing.changed", id: "Aturan “{rule}”: dahulu {before}; menjadi {after}.",
    en: "Rule “{rule}”: was {before}; becomes {after}.")
  static let routingReordered = Message(
    "routing.reordered", id: "Urutan aturan berubah.", en: "The order of the rules changes.")

  static let routingTooMany = Message(
    "routing.tooMany", id: "Paling banyak {most} aturan.", en: "At most {most} rules.")
  static let routingNameMissing = Message(
    "routing.nameMissing", id: "Aturan {rule} perlu nama, paling panjang 100 karakter.",
    en: "Rule {rule} needs a name of at most 100 characters.")
  static let routingNameTwice = Message(
    "routing.nameTwice", id: "Nama aturan {rule} sudah dipakai.",
    en: "The name of rule {rule} is taken.")
  static let routingTooManyWords = Message(
    "routing.tooManyWords", id: "Aturan {rule} memakai lebih dari {most} kata.",
    en: "Rule {rule} has more than {most} words.")
  static let routingWordUnusable = Message(
    "routing.wordUnusable", id: "Aturan {rule} memakai kata tanpa huruf, atau terlalu panjang.",
    en: "Rule {rule} has a word without letters, or a very long one.")
  static let routingUnknown = Message(
    "routing.unknown",
    id: "Aturan {rule} menyebut “{value}”, yang tidak ada atau tidak dapat dipakai.",
    en: "Rule {rule} names “{value}”, which does not exist or cannot be used.")
  static let routingNeverReached = Message(
    "routing.neverReached",
    id: "Aturan {rule} tidak pernah tercapai: aturan di atasnya mengambil semua.",
    en: "Rule {rule} is never reached: one above it takes everything.")

  static let trialTitle = Message(
    "trial.title", id: "Uji pada laporan lama", en: "Test on past reports")
  static let trialLead = Message(
    "trial.lead", id: "Diuji pada {count} laporan terakhir yang sudah dikerjakan.",
    en: "Tested on the last {count} reports that were worked on.")
  static let trialNone = Message(
    "trial.none", id: "Belum ada laporan selesai untuk menguji.",
    en: "There are no finished reports to test on.")
  static let trialChanged = Message(
    "trial.changed", id: "Usulan berubah", en: "Proposal changes")
  static let trialRightBefore = Message(
    "trial.rightBefore", id: "Usulan sekarang tepat", en: "Present proposal was right")
  static let trialRightAfter = Message(
    "trial.rightAfter", id: "Usulan baru tepat", en: "New proposal would be right")
  static let trialByRule = Message(
    "trial.byRule", id: "Laporan per aturan", en: "Reports by rule")
  static let trialDecides = Message("trial.decides", id: "Laporan", en: "Reports")
  static let trialExamples = Message(
    "trial.examples", id: "Contoh yang berubah", en: "Examples that change")
  static let trialReport = Message("trial.report", id: "Laporan", en: "Report")
  static let trialBefore = Message("trial.before", id: "Sekarang", en: "Now")
  static let trialAfter = Message("trial.after", id: "Menjadi", en: "Becomes")
  static let trialRule = Message("trial.rule", id: "Aturan", en: "Rule")
  static let trialWorked = Message(
    "trial.worked", id: "Yang mengerjakan", en: "Who did the work")

  private static let routingListTexts = [
    routingTitle, routingLead, routingNone, routingWrite, routingPublished, routingVersionTitle,
    routingCurrent, routingOrder, routingPosition, routingName, routingNameHint,
    routingConditions, routingOutcome, routingActions, routingIfCategory, routingIfArea,
    routingIfWords, routingIfChannel, routingIfAny, routingSuggests, routingHands, routingBecause,
  ]

  private static let routingDraftTexts = [
    routingDraftLead, routingUp, routingDown, routingEdit, routingRemove, routingAdd, routingKeep,
    routingCategories, routingAnyHint, routingAreaHint, routingWords, routingWordsHint,
    routingKind, routingPrivacy, routingSuggest, routingSuggestHint, routingHand,
    routingHandHint, routingTarget, routingTest, routingTable, routingTableHint, routingTry,
    routingNothing, routingAdded, routingRemoved, routingChanged, routingReordered,
    routingTooMany, routingNameMissing, routingNameTwice, routingTooManyWords,
    routingWordUnusable, routingUnknown, routingNeverReached,
  ]

  private static let trialTexts = [
    trialTitle, trialLead, trialNone, trialChanged, trialRightBefore, trialRightAfter,
    trialByRule, trialDecides, trialExamples, trialReport, trialBefore, trialAfter, trialRule,
    trialWorked,
  ]

  static let routingTexts = routingListTexts + routingDraftTexts + trialTexts
}
