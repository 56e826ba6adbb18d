// Keeps the page of a report up to date: when the server says that something happened, the page is
// fetched again and its content exchanged, unless somebody is writing on it.
(function () {
  "use strict";
  var box = document.querySelector("[data-live]");
  if (!box || !window.EventSource || !window.fetch) return;
  var known = box.dataset.since;
  var busy = false;
  var tries = 0;
  var later = 0;
  // Stays where it is while the content is exchanged: only then is it read out.
  var said = document.createElement("p");
  said.className = "spoken";
  said.setAttribute("role", "status");
  document.body.appendChild(said);

  function isWriting() {
    var place = document.activeElement;
    if (place && place.form && place.type !== "submit" && place.closest("main")) return true;
    return Array.prototype.some.call(document.querySelectorAll("main form"), function (form) {
      return Array.prototype.some.call(form.elements, function (field) {
        if (field.type === "file") return field.files.length > 0;
        if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
        return /^(text|email|search|tel|date|textarea)/.test(field.type) && field.value !== field.defaultValue;
      });
    });
  }

  function show() {
    clearTimeout(later);
    if (busy || box.dataset.since === known) return;
    if (isWriting()) {
      box.firstElementChild.hidden = false;
      return;
    }
    busy = true;
    fetch(location.pathname, { credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject(); })
      .then(function (text) {
        var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("isi");
        var main = document.getElementById("isi");
        if (!fresh || !main) return;
        main.innerHTML = fresh.innerHTML;
        box = document.querySelector("[data-live]") || box;
        said.textContent = box.dataset.said;
        document.dispatchEvent(new Event("tanggap:fresh"));
      })
      .catch(function () {})
      .then(function () {
        busy = false;
        // The answer was lost, or came from a node that had not heard of it yet.
        if (box.dataset.since !== known && tries < 8) later = setTimeout(show, 1000 << tries++);
      });
  }

  var source = null;
  function listen() {
    if (source) source.close();
    source = new EventSource(location.pathname + "/langsung?sejak=" + known);
    source.addEventListener("ubah", function (event) {
      known = event.data;
      tries = 0;
      show();
    });
    // After any other answer than a stream the browser does not come back by itself.
    source.onerror = function () {
      if (source.readyState === 2) setTimeout(listen, 30000 + 60000 * Math.random());
    };
  }
  function look() {
    tries = 0;
    listen();
    show();
  }
  listen();
  // A telephone that slept may have lost the line without noticing.
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") look();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) look();
  });
  window.addEventListener("online", look);
})();
