// On every page of citizens: keeps what is needed for times without network, sends what waits as soon
// as there is one, says how it stands, and drops what this device need not hold any more.
(function () {
  "use strict";
  if (!window.Tanggap) return;
  var notice = document.querySelector("[data-outbox]");
  var DAY = 86400000;

  // A receipt goes a day after it was seen. One that nobody saw waits as long as a draft.
  function isOver(report) {
    var seen = report.seen || (report.sent || report.at) + 6 * DAY;
    return report.state === "sent" && Date.now() - seen > DAY;
  }
  function clean() {
    Tanggap.all("drafts").then(function (drafts) {
      drafts.forEach(function (kept) {
        if (Date.now() - kept.at > 7 * DAY) Tanggap.remove("drafts", kept.id);
      });
    }).catch(function () {});
    Tanggap.all("outbox").then(function (reports) {
      reports.filter(isOver).forEach(function (report) { Tanggap.remove("outbox", report.id); });
    }).catch(function () {});
  }

  function show() {
    Tanggap.all("outbox").then(function (reports) {
      var states = reports.map(function (report) { return report.seen ? "seen" : report.state; });
      var state = ["refused", "waiting", "sent"].filter(function (one) {
        return states.indexOf(one) >= 0;
      })[0];
      var said = state ? notice.dataset[state] : "";
      if (notice.textContent === said) return;
      var link = document.createElement("a");
      link.href = "/luring#daftar";
      link.textContent = said;
      notice.textContent = "";
      if (said) notice.append(link);
    }).catch(function () {});
  }
  function send() {
    Tanggap.send().catch(function () {}).then(show);
  }

  // Whether this device would lose something nobody has got yet.
  var unsent = false;
  if (document.querySelector("[data-forget]")) {
    Promise.all([Tanggap.all("outbox"), Tanggap.all("drafts")]).then(function (kept) {
      unsent = kept[1].some(Tanggap.isWritten) ||
        kept[0].some(function (report) { return report.state !== "sent"; });
    }).catch(function () {});
    document.addEventListener("submit", function (event) {
      var box = event.target.closest("[data-forget]");
      if (box && unsent && !window.confirm(box.dataset.forget)) event.preventDefault();
    });
  }

  clean();
  if (window.BroadcastChannel) new BroadcastChannel("tanggap").onmessage = show;
  show();
  if (!("serviceWorker" in navigator)) return;
  window.addEventListener("online", send);
  window.addEventListener("load", function () {
    navigator.serviceWorker.register("/pekerja.js").catch(function () {});
    send();
  });
})();
