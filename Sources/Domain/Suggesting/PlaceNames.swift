extension CityBook {
  /// Villages whose own name, or whose district's, has every word of the query by its beginning;
  /// own names first, in the order of the city's tables.
  public func villages(named query: String) -> [Area] {
    let villages = villages()
    let own = villages.filter { Self.names($0.name, query) }
    let below = villages.filter { village in
      !Self.names(village.name, query)
        && (village.parent.flatMap { area($0) }.map { Self.names($0.name, query) } ?? false)
    }
    return own + below
  }

  /// Whether a name has every word of the query, each by its beginning. Words for what kind of
  /// place it is do not count. False for a query without a word.
  public static func names(_ name: String, _ query: String) -> Bool {
    let words = Self.words(name)
    let wanted = Self.words(query).filter { !kinds.contains($0) }
    return !wanted.isEmpty
      && wanted.allSatisfy { wanted in words.contains { $0.hasPrefix(wanted) } }
  }

  private static let kinds: Set<String> = [
    "kel", "kelurahan", "kec", "kecamatan", "jalan", "jl", "jln", "dekat", "depan",
  ]

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
