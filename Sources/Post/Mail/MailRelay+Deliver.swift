import CCurl

extension MailRelay {
  /// Blocks until the letter is answered for, as long as the patience for the whole allows and a
  /// second for the farewell.
  func deliver(_ letter: [UInt8], from: MailAddress, to: MailAddress) -> MailOutcome {
    do throws(UnfitLibrary) {
      var handle = try MailHandle()
      try prepare(handle)
      try handle.set(CURLOPT_MAIL_FROM, "<\(from)>")
      try handle.setReader("<\(to)>")
      var conversation = MailConversation(letter)
      let result = try handle.perform(&conversation)
      return conversation.outcome(
        MailTrouble(result), isBroken: result == CURLE_SEND_ERROR)
    } catch {
      return .unreachable(.unfitLibrary)
    }
  }

  private func prepare(_ handle: borrowing MailHandle) throws(UnfitLibrary) {
    try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
    try handle.set(CURLOPT_URL, url)
    try handle.set(CURLOPT_PROXY, "")
    try handle.set(CURLOPT_NOSIGNAL, 1)
    try handle.set(CURLOPT_FORBID_REUSE, 1)
    try handle.set(CURLOPT_CONNECTTIMEOUT_MS, patience.connecting)
    try handle.set(CURLOPT_TIMEOUT_MS, patience.whole)
    // Its size is not announced: libcurl counts doubled dots against it and may end too early.
    try handle.set(CURLOPT_UPLOAD, 1)

    let level = encryption == .none ? CURLUSESSL_NONE : CURLUSESSL_ALL
    try handle.set(CURLOPT_USE_SSL, Int(level.rawValue))
    try handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
    try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
    try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
    if let authorities { try handle.set(CURLOPT_CAINFO, authorities) }
    if let credentials {
      try handle.set(CURLOPT_USERNAME, credentials.user)
      try handle.set(CURLOPT_PASSWORD, credentials.password)
    }
  }
}

extension MailTrouble {
  fileprivate init(_ code: CURLcode) {
    self =
      switch code {
      case CURLE_COULDNT_RESOLVE_HOST: .nameNotFound
      case CURLE_COULDNT_CONNECT: .notConnected
      case CURLE_USE_SSL_FAILED, CURLE_SSL_CONNECT_ERROR: .notEncrypted
      case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: .notTrusted
      case CURLE_LOGIN_DENIED: .notLoggedIn
      case CURLE_OPERATION_TIMEDOUT: .tookTooLong
      default: .connectionLost
      }
  }
}
