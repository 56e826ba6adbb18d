/// The pages of citizens.
package struct Portal: Sendable {
  let office: Office

  var routes: [Route] { [] }
}
