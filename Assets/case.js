// The report screen: says who else has the report open, puts a ready answer in as soon as it is
// chosen, counts what may still be written, and keeps what is written until it is sent.
(function () {
  "use strict";
  var box = document.querySelector("[data-presence]");
  var sent = false;

  function fields() {
    return Array.prototype.slice.call(document.querySelectorAll("main textarea, main form input, main form select"));
  }
  function isWriting() {
    return fields().some(function (field) {
      if (field.type === "file") return field.files.length > 0;
      if (field.type === "hidden") return false;
      if (field.type === "radio" || field.type === "checkbox") return field.checked !== field.defaultChecked;
      if (field.tagName === "SELECT") return field.selectedIndex > 0;
      return field.value !== field.defaultValue;
    });
  }
  function form(how) {
    var body = new URLSearchParams();
    body.set("_token", box.dataset.token);
    body.set("versi", box.dataset.version);
    body.set("cara", how);
    return body;
  }
  function show(company) {
    var notices = box.querySelectorAll(".notice");
    var list = notices[0].querySelector("ul");
    if (list.textContent !== company.lain.join("")) {
      list.textContent = "";
      company.lain.forEach(function (words) {
        var line = document.createElement("li");
        line.textContent = words;
        list.append(line);
      });
    }
    notices[0].hidden = company.lain.length === 0;
    notices[1].hidden = !company.usang;
  }
  function beat() {
    if (!box || sent || document.visibilityState !== "visible") return;
    fetch(box.dataset.presence, { method: "POST", body: form(isWriting() ? "tulis" : "buka"), credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(); })
      .then(show)
      .catch(function () {});
  }
  function leave() {
    if (box && navigator.sendBeacon) navigator.sendBeacon(box.dataset.presence, form("pergi"));
  }

  // As in ShortMessage: the GSM alphabet of SMS, else sixteen bits a character.
  var basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  function parts(text) {
    var septets = 0;
    for (var i = 0; i < text.length; i++) {
      if (basic.indexOf(text[i]) >= 0) septets++;
      else if ("^{}\\[~]|€\f".indexOf(text[i]) >= 0) septets += 2;
      else return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
    }
    return septets === 0 ? 0 : septets <= 160 ? 1 : Math.ceil(septets / 153);
  }
  function count(line) {
    var field = document.getElementById(line.dataset.room);
    var number = new Intl.NumberFormat(document.documentElement.lang);
    line.textContent = line.dataset.words
      .replace("{left}", number.format(line.dataset.most - Array.from(field.value).length))
      .replace("{parts}", number.format(parts(field.value)));
  }

  document.querySelectorAll("[data-room]").forEach(function (line) {
    document.getElementById(line.dataset.room).addEventListener("input", function () { count(line); });
  });
  document.querySelectorAll("[data-ready]").forEach(function (part) {
    var choice = part.querySelector("select");
    var field = document.getElementById(part.dataset.ready);
    var texts = document.getElementById("templat-isi");
    if (!texts) return;
    part.querySelector("button").hidden = true;
    choice.addEventListener("change", function () {
      var text = texts.querySelector('[data-template="' + choice.value + '"]');
      if (!text) return;
      field.value = field.value.trim() ? field.value.trim() + "\n\n" + text.textContent : text.textContent;
      choice.selectedIndex = 0;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.focus();
    });
  });

  // What is written is kept in this tab, for this report and this officer, until its form was done:
  // another form, or the newest version, is only another page. Ticks and files are not kept.
  var own = box && "tulis:" + box.dataset.officer + ":" + box.dataset.report + ":";
  function verbFields() {
    return fields().filter(function (field) {
      var verb = field.form && field.form.getAttribute("action").split("/").pop();
      return field.name.indexOf(verb + "_") === 0 && !/_templat$/.test(field.name) &&
        !/^(hidden|file|checkbox)$/.test(field.type);
    });
  }
  function keep(field) {
    if (!box || verbFields().indexOf(field) < 0) return;
    try { sessionStorage.setItem(own + field.name, field.value); } catch (e) { /* typed again, then */ }
  }
  function forget(start) {
    try {
      Object.keys(sessionStorage).forEach(function (key) {
        if (key.indexOf(start) === 0) sessionStorage.removeItem(key);
      });
    } catch (e) { /* nothing is kept */ }
  }
  function putBack() {
    var done = new URLSearchParams(location.search).get("tersimpan");
    if (done) forget(own + done + "_");
    verbFields().forEach(function (field) {
      var kept = null;
      try { kept = sessionStorage.getItem(own + field.name); } catch (e) { return; }
      // What the page says itself is newer.
      if (kept === null || field.defaultValue && field.type !== "radio" || field.querySelector("[selected]")) return;
      if (field.type === "radio" ? field.value !== kept : field.value === kept) return;
      if (field.type === "radio") field.checked = true;
      else field.value = kept;
      var folded = field.closest("details");
      if (folded) folded.open = true;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  if (box) putBack();

  var before = false;
  document.addEventListener("input", function (event) {
    keep(event.target);
    if (before !== isWriting()) {
      before = !before;
      beat();
    }
  });
  document.addEventListener("submit", function (event) {
    sent = true;
    var way = event.target.getAttribute("action");
    if (way === "/keluar") forget("tulis:");
    // Sent from here, but no verb: no page says later that it was done.
    if (own && way.split("/").pop() === "inspektorat") forget(own + "inspektorat_");
  });
  // Files cannot be kept, nor anything beyond this tab.
  window.addEventListener("beforeunload", function (event) {
    if (!sent && isWriting()) event.preventDefault();
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest(".presence a")) sent = true;
  });
  document.addEventListener("visibilitychange", beat);
  window.addEventListener("pageshow", function () { sent = false; beat(); });
  window.addEventListener("pagehide", leave);
  setInterval(beat, 20000);
})();
