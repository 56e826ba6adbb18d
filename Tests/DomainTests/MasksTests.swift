import Domain
import Testing

@Suite struct MasksTests {
  @Test func longerPassagesAreCoveredFirst() {
    let masks = Masks(["Budi", "Budi Santoso"])
    #expect(masks.covering("BUDI SANTOSO dan budi") == "█████ dan █████")
    #expect(Masks.none.covering("Budi") == "Budi")
  }

  @Test func aPassageStandsWhateverItsCase() {
    #expect(Masks.stands("jalan", in: "Jalan Merdeka"))
    #expect(!Masks.stands("", in: "apa saja"))
  }
}

@Suite struct AllowanceTests {
  @Test func addressesCountByTheirNetworks() throws {
    let four = try #require(NetworkAddress("203.0.113.9"))
    #expect(four == NetworkAddress("::ffff:203.0.113.9"))
    #expect(four.own == "cb007109/32" && four.block == "cb0071/24")
    let six = try #require(NetworkAddress("2001:db8:1:2:3::4"))
    #expect(six.own == NetworkAddress("2001:db8:1:2::")?.own)
    #expect(six.own != NetworkAddress("2001:db8:1:3::")?.own)
    #expect(six.block == NetworkAddress("2001:db8:1:ffff::")?.block)
    #expect(NetworkAddress("203.0.113.256") == nil && NetworkAddress("") == nil)
  }

  @Test func whoeverIsExemptTakesFromNoBucket() {
    let all = Allowances.standard
    for act in Allowances.Act.allCases {
      #expect(all.buckets(for: act, 1, of: Sender(address: "127.0.0.1", device: "x")) == [])
      let names = all.buckets(for: act, 1, of: Sender(address: "203.0.113.9", device: "x"))
      #expect(names.count == (act == .search ? 2 : 3), "\(act) is limited by \(names)")
      let officer = Sender(address: "203.0.113.9", device: "x", account: 4)
      #expect(
        all.buckets(for: act, 1, of: officer).allSatisfy { $0.name == "account\n4" },
        "an officer is counted by the account alone")
    }
    #expect(all.buckets(for: .submit, 1, of: Sender(address: "", device: nil)) == [])
  }

  @Test func neighboursAreLimitedLessThanOneDevice() throws {
    for (act, row) in Allowances.standard.rows {
      let counts = [row.device, row.address, row.block].compactMap { $0?.count }
      #expect(counts == counts.sorted() && Set(counts).count == counts.count, "\(act)")
    }
  }

  @Test func aPhotoIsCutIntoNineFields() {
    #expect(PhotoBox(left: 0, top: 0, width: 1_001, height: 1) == nil)
    #expect(PhotoBox(left: -1, top: 0, width: 1, height: 1) == nil)
    #expect(PhotoBox(left: 666, top: 666, width: 334, height: 334) != nil)
    #expect(PhotoBox.whole.width == 1_000)
  }
}
