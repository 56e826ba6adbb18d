import ArgumentParser
import Casework
import Channels
import Domain
import Foundation
import Storage

struct AreasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas", abstract: "Areas and their boundaries.",
    subcommands: [Import.self, Locate.self])

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Load the boundaries of the villages from a GeoJSON file.",
      discussion:
        "A FeatureCollection of Polygon or MultiPolygon (EPSG:4326); each feature names its village's code. All boundaries are replaced, or none."
    )

    @OptionGroup var common: CommonOptions
    @Argument(help: "GeoJSON file.") var file: String
    @Option(help: "Property that holds the village's code (default: found by its values).")
    var property: String?

    func run() async throws {
      let assembly = try await Assembly(try common.settings(), readOnly: false)
      let shelf = try await CityShelf.open(assembly.database)
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw Failure.missing("there is no file \(file)")
      }
      let boundaries: [AreaPolygon]
      do {
        boundaries = try GeoJSONAreas.parse(
          bytes, property: property, known: Set(shelf.book.villages().map(\.code)))
      } catch {
        throw Failure.badInput("\(file): \(error)")
      }
      let unknown = try await Casework.loadBoundaries(boundaries, into: assembly.database)
      guard unknown.isEmpty else {
        throw Failure.badInput(
          "nothing loaded: \(unknown.count) codes are no village of this city, such as \(unknown.prefix(3).joined(separator: ", "))"
        )
      }
      say("Loaded \(boundaries.count) boundaries.")
    }
  }

  struct Locate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Name the village a place lies in.",
      discussion:
        "With --stdin: lines `lat,lon` in, one village code or `-` per line out. Exit code 1 when the one place asked for lies outside the city."
    )

    @OptionGroup var common: CommonOptions
    @Argument(
      parsing: .allUnrecognized, help: "Latitude and longitude in degrees.")
    var place: [String] = []
    @Flag(help: "Read places from standard input.") var stdin = false

    func validate() throws {
      guard stdin != (place.count == 2) || (stdin && place.isEmpty) else {
        throw ValidationError("give LAT and LON, or --stdin")
      }
    }

    func run() async throws {
      let assembly = try await Assembly(try common.settings(), readOnly: true)
      let casework = Casework(
        database: assembly.database, shelf: try await CityShelf.open(assembly.database),
        keys: ReporterKeys(secret: []))
      if stdin {
        while let line = readLine() {
          let parts = line.split(separator: ",").compactMap { Double($0.trimmed) }
          guard parts.count == 2, let place = Coordinate(checked: parts[0], parts[1]),
            case .village(let code) = try await casework.locate(place)
          else {
            say("-")
            continue
          }
          say(code)
        }
        return
      }
      guard place.count == 2, let latitude = Double(place[0]), let longitude = Double(place[1]),
        let point = Coordinate(checked: latitude, longitude)
      else { throw Failure.usage("give LAT and LON in degrees") }
      switch try await casework.locate(point) {
      case .village(let code):
        let book = casework.book
        let path = book.path(ofVillage: code)
        let names = [code, path?.district, path?.city].compactMap { $0 }
          .map { book.area($0)?.name ?? $0 }
        say("\(code)\t\(names.joined(separator: ", "))")
      case .outside(let label):
        say("-\t\(label.map { "outside the city, probably \($0.id)" } ?? "outside the city")")
        throw ExitCode(1)
      }
    }
  }
}
