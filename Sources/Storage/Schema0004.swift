/// The map: how many reports lie in each cell of a grid, so that a map costs what it shows.
enum Schema0004 {
  static let migration = Migrations.Migration(number: 4, shared: [])
}
