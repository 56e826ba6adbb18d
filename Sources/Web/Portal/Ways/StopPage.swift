import Casework
import Domain
import HTTPTypes

/// The link that ends letters (RFC 8058: one request, no cookies, no questions), and the same for
/// people, who press a button first: programs look at links without being asked.
struct StopPage: Sendable {
  let office: Office

  var routes: [Route] {
    [
      .get("/berhenti/{kunci}", .anyone) { context in
        guard
          StopLink.subscription(context.parameter("kunci"), keys: office.casework.keys) != nil
        else { throw Problem.notFound }
        return page(
          context,
          """
          <p>\(context.text(.stopLead))</p>
          <form method="post" action="\(url: context.path)">
          <p class="actions"><button class="button">\(context.text(.stopButton))</button></p>
          </form>
          """)
      },
      .machine(.post, "/berhenti/{kunci}", .ownAuthentication) { context, _ in
        guard try await office.casework.stopMessages(context.parameter("kunci")) else {
          throw Problem.notFound
        }
        return page(context, notice(.done, "<p>\(context.text(.stopDone))</p>"))
      },
    ]
  }

  private func page(_ context: RequestContext, _ content: HTML) -> Answer {
    let title = context.text(.stopTitle)
    var answer = context.page(title: title, content: "<h1>\(title)</h1>\(content)")
    answer.caching = .never
    return answer
  }
}
