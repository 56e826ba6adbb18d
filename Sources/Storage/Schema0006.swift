/// What the screens need: one file of this folder for each part.
enum Schema0006 {
  static let migration = Migrations.Migration(
    number: 6,
    shared: [form, city, inbox, cases, checks, field, accounts, guards].flatMap { $0 })
}
