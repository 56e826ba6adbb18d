// Shows on every desk page how many notices wait, without loading it again, and tells the page when
// rows of its lists may have changed.
(function () {
  "use strict";
  if (!window.EventSource) return;
  var source = null;
  function listen() {
    if (source) source.close();
    source = new EventSource("/meja/kabar");
    source.addEventListener("belum-dibaca", function (event) {
      var place = document.querySelector("[data-unread]");
      var count = Number(event.data);
      if (!place) return;
      place.textContent = count > 99 ? "99+" : String(count);
      place.hidden = count === 0;
    });
    source.addEventListener("meja", function () {
      document.dispatchEvent(new Event("tanggap:meja"));
    });
    // After any other answer than a stream the browser does not come back by itself.
    source.onerror = function () {
      if (source.readyState === 2) setTimeout(listen, 30000 + 60000 * Math.random());
    };
  }
  listen();
  // A device that slept may have lost the line without noticing.
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") listen();
  });
  window.addEventListener("online", listen);
})();
