// Keeps what is needed for times without network, and sends what waits as soon as there is one.
(function () {
  "use strict";
  if (!window.Tanggap || !("serviceWorker" in navigator)) return;
  var notice = document.querySelector("[data-outbox]");

  function show() {
    Tanggap.all("outbox").then(function (reports) {
      notice.hidden = !reports.some(function (report) { return report.state === "waiting"; });
    }).catch(function () {});
  }
  function send() {
    Tanggap.send().catch(function () {}).then(show);
  }
  window.addEventListener("online", send);
  if (window.BroadcastChannel) new BroadcastChannel("tanggap").onmessage = show;
  window.addEventListener("load", function () {
    navigator.serviceWorker.register("/pekerja.js").catch(function () {});
    send();
  });
})();
