import Domain
import Testing

@Suite struct VisitOrderTests {
  private func place(_ east: Double) -> Coordinate {
    Coordinate(latitude: -6.2, longitude: 106.8 + east)
  }

  @Test func theNearestComesNextFromWhereOneStands() {
    let places = [place(0.03), place(0.01), place(0.02), place(-0.005)]
    let order = VisitOrder.nearest(from: place(0), places)
    #expect(order.map(\.index) == [3, 1, 2, 0])
    #expect(order.allSatisfy { ($0.metres ?? -1) > 0 })
  }

  @Test func withoutAStartTheFirstPlaceIsTheBeginning() {
    let order = VisitOrder.nearest(from: nil, [place(0.02), place(0), place(0.01)])
    #expect(order.map(\.index) == [0, 2, 1])
    #expect(order[0].metres == nil && order[1].metres != nil)
    #expect(VisitOrder.nearest(from: nil, []).isEmpty)
  }

  @Test func everyPlaceIsVisitedOnceAndEachStepIsTheShortestThereIs() {
    var random = SeededRandom(seed: 7)
    for count in [1, 2, 17, 50] {
      let places = (0..<count).map { _ in
        Coordinate(
          latitude: Double.random(in: -6.4 ... -6.1, using: &random),
          longitude: Double.random(in: 106.7...107, using: &random))
      }
      let start = places[0]
      let order = VisitOrder.nearest(from: start, places)
      #expect(order.map(\.index).sorted() == Array(0..<count))
      var here = start
      for (step, stop) in order.enumerated() {
        let rest = order[step...].map { here.metres(to: places[$0.index]) }
        #expect(stop.metres == rest.min())
        here = places[stop.index]
      }
    }
  }
}
