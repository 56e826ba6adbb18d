/// The verbs of the city's officers, reporters and workers.
public enum Action: String, CaseIterable, Codable, Sendable {
  /// Hand a report in (for a draft: after a channel admin completed it).
  case submit
  /// Kerjakan sendiri: accept it and work on it here.
  case take
  /// Koordinasikan: hand it sideways to another agency, with a reason.
  case coordinate
  /// Bukan kewenangan kami: say so with a coded reason and name the owner.
  case refuseJurisdiction
  /// Disposisi: hand it down to a city office, technical unit or person.
  case dispatch
  /// Set or change the promised date of completion (EWS), with a reason.
  case setEstimate
  /// Begin the work.
  case start
  /// Say how far the work is.
  case addProgress
  /// Unggah hasil: claim the work done, with proof.
  case finish
  /// Sesuai: the proof holds.
  case verify
  /// Tidak sesuai: send the work back with what to mend.
  case returnWork
  /// Tolak, with a coded reason.
  case reject
  /// Join it to an older report of the same thing.
  case merge
  /// Pecah: make a second report of another matter told in this one.
  case split
  /// Nilai: one to five, by the reporter.
  case rate
  /// Belum selesai: once, within seven days, no argument needed.
  case reopen
  /// Taken back by the reporter.
  case withdraw
  /// Minta keterangan from the reporter.
  case ask
  /// The reporter answers a question.
  case reply
  /// The reporter adds something unasked.
  case addInformation
  /// Answer an inquiry.
  case answer
  /// Correct the category.
  case recategorise
  /// Internal note.
  case note
  /// Hentikan jam: with a reason from the closed list, until a moment.
  case pause
  /// Jalankan jam: the reason is gone.
  case resume
  /// Putuskan permintaan: the arbiter grants or declines a pause or a promise beyond the terms.
  case decideRequest
  /// Tanggapi eskalasi: a head says what is done about a report that hangs.
  case acknowledge
  /// A clock came to a step of the ladder.
  case escalate
  /// The reporter is told that a silent question will close the report.
  case remind
  /// Closed because the reporter did not answer; an answer opens it again.
  case closeUnanswered
  /// Other terms or another calendar hold from now on.
  case recalculate
  /// Pengganti: the officer is away, the substitute has it.
  case reassign
}
