/// What is to come, the soonest first; of two things at one moment the one entered first.
struct Agenda<Item> {
  private struct Entry {
    let at: Int64
    let order: UInt64
    let item: Item

    func isBefore(_ other: Entry) -> Bool {
      at != other.at ? at < other.at : order < other.order
    }
  }

  /// A binary heap.
  private var heap: [Entry] = []
  private var entered: UInt64 = 0

  var first: (at: Int64, item: Item)? { heap.first.map { ($0.at, $0.item) } }

  mutating func enter(_ item: Item, at: Int64) {
    entered += 1
    heap.append(Entry(at: at, order: entered, item: item))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isBefore(heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  mutating func removeFirst() -> (at: Int64, item: Item)? {
    guard let last = heap.popLast() else { return nil }
    guard let first = heap.first else { return (last.at, last.item) }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in (2 * parent + 1)...(2 * parent + 2)
      where child < heap.count && heap[child].isBefore(heap[least]) { least = child }
      guard least != parent else { break }
      heap.swapAt(parent, least)
      parent = least
    }
    return (first.at, first.item)
  }
}
