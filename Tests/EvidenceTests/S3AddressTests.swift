import Testing

@testable import Evidence

@Suite struct S3AddressTests {
  @Test func allParts() throws {
    let address = try S3Address(
      "s3://city-photos/tanggap/v1/?endpoint=https://s3.example.id:9000/&region=id-jkt-1")
    #expect(address.bucket == "city-photos")
    #expect(address.prefix == "tanggap/v1/")
    #expect(address.region == "id-jkt-1")
    #expect(address.scheme == "https")
    #expect(address.host == "s3.example.id:9000")
    #expect(address.base == "/city-photos/")
  }

  @Test func whatIsLeftOut() throws {
    let address = try S3Address("s3://photos?region=ap-southeast-3")
    #expect(address.prefix == "")
    #expect(address.host == "s3.ap-southeast-3.amazonaws.com")
    #expect(address.scheme == "https")
    #expect(try S3Address("s3://photos/").region == "us-east-1")
    #expect(try S3Address("s3://photos//a//b") == S3Address("s3://photos/a/b/"))
  }

  @Test func portOfTheSchemeIsNotPartOfTheHost() throws {
    #expect(try S3Address("s3://photos?endpoint=https://a.id:443").host == "a.id")
    #expect(try S3Address("s3://photos?endpoint=http://a.id:80").host == "a.id")
    #expect(try S3Address("s3://photos?endpoint=http://a.id:443").host == "a.id:443")
  }

  @Test func bucketInTheHost() throws {
    let address = try S3Address("s3://photos/x?endpoint=https://oss.example.com&style=host")
    #expect(address.host == "photos.oss.example.com")
    #expect(address.base == "/")
  }

  @Test(arguments: [
    "photos", "s3:photos", "S3://photos", "s3://", "s3:///x", "s3://ab", "s3://Photos",
    "s3://a..b", "s3://.photos", "s3://photos.", "s3://pho_tos", "s3://photos/a b",
    "s3://photos/../x", "s3://photos/a/./b", "s3://photos/a%2e", "s3://photos/é",
    "s3://photos?region=", "s3://photos?region=a/b", "s3://photos?region=a&region=b",
    "s3://photos?zone=a", "s3://photos?region", "s3://photos?secret=x",
    "s3://photos?endpoint=s3.example.id", "s3://photos?endpoint=ftp://a.id",
    "s3://photos?endpoint=https://", "s3://photos?endpoint=https://a.id/path",
    "s3://photos?endpoint=https://a.id:0", "s3://photos?endpoint=https://a.id:x",
    "s3://photos?endpoint=https://a.id:70000", "s3://photos?endpoint=https://a.id:1:2",
    "s3://photos?endpoint=https://key:secret@a.id", "s3://key:secret@photos/x",
    "s3://photos?style=virtual",
  ])
  func wrongAddress(text: String) throws {
    let error = #expect(throws: S3AddressError.self) { try S3Address(text) }
    #expect(error?.words.hasPrefix("the address of an S3 vault ") == true)
    // What was typed may hold a secret.
    #expect(error?.words.contains("key:secret") == false)
  }
}
