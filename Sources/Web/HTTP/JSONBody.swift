import Foundation

/// Values out of a machine's JSON.
package enum JSONBody {
  /// Throws `Problem.badRequest` for anything that is not JSON of this form.
  package static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8])
    throws(Problem) -> Value
  {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch {
      throw .badRequest(.kernelMalformedJSON)
    }
  }
}
