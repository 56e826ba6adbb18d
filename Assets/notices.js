// Shows on every desk page how many notices wait, without loading it again.
(function () {
  "use strict";
  var place = document.querySelector("[data-unread]");
  if (!place || !window.EventSource) return;
  var source = new EventSource("/meja/kabar");
  source.addEventListener("belum-dibaca", function (event) {
    var count = Number(event.data);
    place.textContent = count > 99 ? "99+" : String(count);
    place.hidden = count === 0;
  });
})();
