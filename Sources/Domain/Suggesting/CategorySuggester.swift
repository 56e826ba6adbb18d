import Foundation

/// A word that speaks for an office, with the weight a public model learnt for it.
public struct UnitWord: Sendable, Codable, Equatable {
  public let unit: Category.Target
  public let word: String
  public let weight: Double

  public init(unit: Category.Target, word: String, weight: Double) {
    self.unit = unit
    self.word = word
    self.weight = weight
  }
}

/// Words that people use for a category besides its name.
public struct CategoryWords: Sendable, Codable, Equatable {
  public let category: String
  public let words: [String]

  public init(category: String, words: [String]) {
    self.category = category
    self.words = words
  }
}

/// A category a text may be about.
public struct CategorySuggestion: Sendable, Equatable {
  public enum Confidence: Sendable, Equatable {
    /// About three of four such suggestions are what officers called the case.
    case likely
    case possible
  }

  public let category: String
  public let confidence: Confidence
  /// Share among all categories, 0 to 1. Not a probability: texts are shorter than the truth.
  public let share: Double
}

/// Which categories a text may be about: a weighted count of words, log-odds style.
///
/// Three kinds of evidence are added up: the words of the category's own name, the words the city's
/// tables list for it, and the words that speak for the office it usually goes to. A word that
/// stands for many categories weighs less. What a citizen chooses always counts more than this.
public struct CategorySuggester: Sendable {
  public static let most = 3

  private static let nameWeight = 3.0
  private static let listedWeight = 4.0
  private static let unitWeight = 0.25
  /// Of an office's word, where nothing else of the category is in the text.
  private static let unitAlone = 0.5
  /// Of the office that is second choice.
  private static let alternative = 0.4
  /// A single word must not outvote a sentence.
  private static let mostOfUnitWord = 8.0

  /// Below this a suggestion would be a guess. Measured in `SuggestionMeasurementTests`.
  private static let leastScore = 2.0
  private static let likelyScore = 3.0
  private static let likelyShare = 0.85

  private struct Entry: Sendable {
    let category: Int
    let weight: Double
  }

  private let categories: [Category]
  private let own: [String: [Entry]]
  private let units: [String: [Category.Target: Double]]

  public init(categories: [Category], words: [CategoryWords], unitWords: [UnitWord]) {
    self.categories = categories
    let named = categories.map { Self.nameStems($0) }
    let listed = Dictionary(words.map { ($0.category, $0.words) }, uniquingKeysWith: +)
    let told = categories.map { category in
      Set((listed[category.slug] ?? []).flatMap { TextWords.stems(of: $0) })
    }
    var own: [String: [Int: Double]] = [:]
    for (stems, weight) in [(named, Self.nameWeight), (told, Self.listedWeight)] {
      let spread = stems.reduce(into: [String: Int]()) { spread, stems in
        for stem in stems { spread[stem, default: 0] += 1 }
      }
      let all = log(1 + Double(categories.count))
      for (index, stems) in stems.enumerated() {
        for stem in stems {
          let rarity = log(1 + Double(categories.count) / Double(spread[stem] ?? 1)) / all
          own[stem, default: [:]][index] = max(own[stem]?[index] ?? 0, weight * rarity)
        }
      }
    }
    self.own = own.mapValues { $0.map { Entry(category: $0.key, weight: $0.value) } }
    units = unitWords.reduce(into: [:]) { units, entry in
      let stem = TextWords.stem(entry.word.lowercased())
      let weight = min(entry.weight, Self.mostOfUnitWord)
      units[stem, default: [:]][entry.unit] = max(units[stem]?[entry.unit] ?? 0, weight)
    }
  }

  /// Small words of names say nothing.
  private static let joints: Set<String> = [
    "dan", "atau", "dari", "yang", "untuk", "dengan", "pada", "terkait", "bidang", "dll",
  ]

  private static func nameStems(_ category: Category) -> Set<String> {
    Set(
      TextWords.stems(
        of: category.name.id.lowercased().split { !$0.isLetter }
          .filter { !joints.contains(String($0)) }.joined(separator: " ")))
  }

  /// The best first, at most ``most``; empty when the text says too little.
  public func suggestions(for text: String) -> [CategorySuggestion] {
    var scores = [Double](repeating: 0, count: categories.count)
    for stem in TextWords.stems(of: text) {
      var isOwn: Set<Int> = []
      for entry in own[stem] ?? [] {
        scores[entry.category] += entry.weight
        isOwn.insert(entry.category)
      }
      guard let units = units[stem] else { continue }
      for (index, category) in categories.enumerated() {
        let main = units[category.main] ?? 0
        let other = category.alternative.flatMap { units[$0] } ?? 0
        let weight = max(main, Self.alternative * other)
        if weight > 0 {
          scores[index] += Self.unitWeight * weight * (isOwn.contains(index) ? 1 : Self.unitAlone)
        }
      }
    }
    guard let best = scores.max(), best >= Self.leastScore else { return [] }
    let sum = scores.reduce(0) { $0 + exp($1 - best) }
    return scores.indices
      .filter { scores[$0] >= Self.leastScore }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
      .prefix(Self.most)
      .map { index in
        let share = exp(scores[index] - best) / sum
        let isLikely = share >= Self.likelyShare && scores[index] >= Self.likelyScore
        return CategorySuggestion(
          category: categories[index].slug, confidence: isLikely ? .likely : .possible,
          share: share)
      }
  }
}
