/// The picture formats taken in.
public enum ImageFormat: String, Sendable, Codable, CaseIterable {
  case jpeg, png, webp, heic

  /// The registered media type.
  public var mediaType: String { "image/\(rawValue)" }
}
