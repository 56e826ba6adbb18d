import Sodium
import Testing

@testable import Evidence

@Suite struct S3SignatureTests {
  /// The examples of "Signature Calculations for the Authorization Header" in the Amazon S3 API
  /// reference, with the keys published there.
  private let signature = S3Signature(
    credentials: S3Credentials(
      key: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
    region: "us-east-1")
  private let host = (name: "host", value: "examplebucket.s3.amazonaws.com")
  /// 24 May 2013, midnight.
  private let now: Int64 = 1_369_353_600_000
  private let nothing = SHA256.hash([]).hex

  private func authorization(
    _ method: String, _ path: String, query: [(name: String, value: String)] = [],
    headers: [(name: String, value: String)] = [], payload: String? = nil
  ) -> String? {
    signature.headers(
      method: method, path: path, query: query, headers: headers + [host],
      payload: payload ?? nothing, now: now
    ).first { $0.name == "authorization" }?.value
  }

  private func expected(_ names: String, _ signature: String) -> String {
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
      + "SignedHeaders=\(names),Signature=\(signature)"
  }

  @Test func getObject() {
    #expect(
      authorization("GET", "/test.txt", headers: [("range", "bytes=0-9")])
        == expected(
          "host;range;x-amz-content-sha256;x-amz-date",
          "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"))
  }

  @Test func putObject() {
    #expect(
      authorization(
        "PUT", "/test$file.text",
        headers: [
          ("date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
        ], payload: SHA256.hash(Array("Welcome to Amazon S3.".utf8)).hex)
        == expected(
          "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
          "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"))
  }

  @Test func getBucketLifecycle() {
    #expect(
      authorization("GET", "/", query: [("lifecycle", "")])
        == expected(
          "host;x-amz-content-sha256;x-amz-date",
          "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"))
  }

  @Test func listObjects() {
    #expect(
      authorization("GET", "/", query: [("prefix", "J"), ("max-keys", "2")])
        == expected(
          "host;x-amz-content-sha256;x-amz-date",
          "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"))
  }

  @Test func timeAndDigestAreSent() {
    let headers = signature.headers(
      method: "GET", path: "/", query: [], headers: [host], payload: nothing, now: now + 86_399_999)
    #expect(headers.first { $0.name == "x-amz-date" }?.value == "20130524T235959Z")
    #expect(headers.first { $0.name == "x-amz-content-sha256" }?.value == nothing)
  }

  @Test func encoding() {
    #expect(S3Signature.encode("AZaz09-._~") == "AZaz09-._~")
    #expect(S3Signature.encode("a b/+é&=%") == "a%20b%2F%2B%C3%A9%26%3D%25")
    #expect(S3Signature.encode("/a b/c", keepingSlash: true) == "/a%20b/c")
    #expect(
      S3Signature.encode([(name: "prefix", value: "a/b"), (name: "list-type", value: "2")])
        == "list-type=2&prefix=a%2Fb")
  }

  @Test func theSecretIsNotShown() {
    let secret = "wJalrXUtnFEMI"
    var dumped = ""
    dump(signature, to: &dumped)
    for text in [
      dumped, "\(signature)", String(reflecting: signature), "\(signature.credentials)",
      String(reflecting: signature.credentials),
    ] {
      #expect(!text.contains(secret))
      #expect(text.contains("AKIAIOSFODNN7EXAMPLE"))
    }
  }
}
