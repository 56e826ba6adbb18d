public import Domain

/// What administrators may say otherwise of areas and channels: their codes stay.
extension CityRows {
  public static func rename(_ area: Area, on connection: any Connection) throws {
    try connection.put(
      "UPDATE areas SET name = $2 WHERE code = $1", [.text(area.code), .text(area.name)])
  }

  /// All but what numbers are made of.
  public static func rename(_ channel: IntakeChannel, on connection: any Connection) throws {
    try connection.put(
      """
      UPDATE channels SET name_id = $2, name_en = $3, address = $4, hours_id = $5, hours_en = $6,
        reader_id = $7, reader_en = $8, in_service = $9
      WHERE code = $1
      """,
      [
        .text(channel.code), .text(channel.name.id), .text(channel.name.en),
        .text(channel.address), .text(channel.hours.id), .text(channel.hours.en),
        .text(channel.reader.id), .text(channel.reader.en), .init(channel.inService ? 1 : 0),
      ])
  }
}
