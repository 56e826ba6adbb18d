public import Domain

/// What administrators may say otherwise of areas and channels: their codes stay.
extension CityRows {
  public static func rename(_ area: Area, on connection: any Connection) throws {
    try connection.put(
      "UPDATE areas SET name = $2 WHERE code = $1", [.text(area.code), .text(area.name)])
  }

  /// Names and address; what numbers are made of stays.
  public static func rename(_ channel: IntakeChannel, on connection: any Connection) throws {
    try connection.put(
      "UPDATE channels SET name_id = $2, name_en = $3, address = $4 WHERE code = $1",
      [
        .text(channel.code), .text(channel.name.id), .text(channel.name.en),
        .text(channel.address),
      ])
  }
}
