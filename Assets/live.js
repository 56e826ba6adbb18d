// Keeps the page of a report up to date: when the server says that something happened, the page is
// fetched again and its content exchanged, unless somebody is writing on it.
(function () {
  "use strict";
  var box = document.querySelector("[data-live]");
  if (!box || !window.EventSource || !window.fetch) return;
  var known = box.dataset.since;
  var busy = false;

  function isWriting() {
    return Array.prototype.some.call(document.querySelectorAll("main form"), function (form) {
      return Array.prototype.some.call(form.elements, function (field) {
        if (field.type === "file") return field.files.length > 0;
        return /^(text|email|search|tel|date|textarea)/.test(field.type) && field.value !== field.defaultValue;
      });
    });
  }

  function show() {
    if (busy) return;
    if (isWriting()) {
      box.hidden = false;
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
        var said = box.querySelector("[role=status]");
        if (said) said.textContent = box.dataset.said;
        document.dispatchEvent(new Event("tanggap:fresh"));
      })
      .catch(function () {})
      .then(function () { busy = false; });
  }

  var source = null;
  function listen() {
    if (source) source.close();
    source = new EventSource(location.pathname + "/langsung?sejak=" + known);
    source.addEventListener("ubah", function (event) {
      known = event.data;
      show();
    });
  }
  listen();
  // A telephone that slept may have lost the line without noticing.
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "visible") listen();
  });
})();
