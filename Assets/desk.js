// The inbox by keyboard, and its rows kept up to date. Without it every row is a link, every verb a
// button, and the list is as new as the page.
(function () {
  "use strict";
  var OFF = "tanggap-pintasan-mati";
  var rows = document.getElementById("bagian-baris");
  var form = document.getElementById("pilihan");
  var sheet = document.getElementById("lembar");
  var last = -1;

  function all(selector) {
    return Array.prototype.slice.call((rows || document).querySelectorAll(selector));
  }
  function isOff() {
    try { return localStorage.getItem(OFF) === "1"; } catch (e) { return false; }
  }

  // The switch
  var toggle = document.getElementById("pintasan-aktif");
  if (toggle) {
    toggle.checked = !isOff();
    toggle.parentNode.hidden = false;
    toggle.addEventListener("change", function () {
      try { localStorage.setItem(OFF, toggle.checked ? "0" : "1"); } catch (e) { /* stays on */ }
    });
  }
  var print = document.querySelector("[data-cetak]");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }

  // The sheet
  function help() {
    if (!sheet || !sheet.showModal) return false;
    if (!sheet.open) sheet.showModal();
    return true;
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest("[data-bantuan]") && help()) event.preventDefault();
    if (event.target.closest("[data-tutup]")) sheet.close();
  });
  if (!rows || !form) return;

  // What is ticked
  var said = form.querySelector("[data-terpilih]");
  var lead = said.textContent;
  function ticked() { return all("input[name=pilih]:checked").length; }
  function count() {
    // Ticked anew, a row counts as it is now.
    all("[data-segar]").forEach(function (box) {
      if (box.checked) return;
      box.value = box.dataset.segar;
      box.removeAttribute("data-segar");
      box.closest("[data-baris]").querySelector(".news").remove();
    });
    var n = ticked();
    said.textContent = n ? said.dataset.terpilih.replace("{n}", n) : lead;
    form.classList.toggle("on", n > 0);
  }
  rows.addEventListener("change", count);
  // Going back, the browser ticks again what was ticked.
  window.addEventListener("pageshow", count);

  // Keys
  function here() {
    var row = document.activeElement && document.activeElement.closest("[data-baris]");
    return row && rows.contains(row) ? row : null;
  }
  function go(step) {
    var lines = all("[data-baris]");
    var at = lines.indexOf(here());
    if (at < 0) at = step > 0 ? Math.min(last, lines.length - 2) : last < 0 ? lines.length : last;
    at = Math.max(0, Math.min(lines.length - 1, at + step));
    last = at;
    if (lines[at]) lines[at].querySelector("[data-buka]").focus();
  }
  function tick(only) {
    var row = here();
    var box = row && row.querySelector("input[name=pilih]");
    if (!box) return;
    box.checked = only || !box.checked;
    count();
  }
  /// A verb for what is ticked; for the row one stands on where nothing is.
  function act(key) {
    var button = form.querySelector("[aria-keyshortcuts=" + key + "]");
    if (!button) return;
    if (!ticked()) tick(true);
    if (ticked()) button.click();
  }
  var keys = {
    j: function () { go(1); },
    k: function () { go(-1); },
    o: function () { var row = here(); if (row) row.querySelector("[data-buka]").click(); },
    x: function () { tick(false); },
    a: function () { act("a"); },
    d: function () { act("d"); },
    r: function () { act("r"); },
    "/": function () {
      var field = document.getElementById("cari");
      var box = field.closest("details");
      if (box) box.open = true;
      field.focus();
    },
    "?": help
  };
  document.addEventListener("keydown", function (event) {
    var place = event.target;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || isOff()) return;
    if (place.isContentEditable || /^(textarea|select)$/i.test(place.tagName)) return;
    if (/^input$/i.test(place.tagName) && place.type !== "checkbox") return;
    if (sheet && sheet.open) return;
    var key = Object.prototype.hasOwnProperty.call(keys, event.key) && keys[event.key];
    if (!key) return;
    event.preventDefault();
    key();
  });

  // New and changed rows
  var news = document.getElementById("kabar");
  var busy = false;
  var again = false;

  /// Puts the new content into a row and leaves tick and focus where they are. What was ticked stays
  /// ticked as it was seen, so that the change is noticed before anything is done to it.
  function renew(row, fresh) {
    var box = row.querySelector("input[name=pilih]");
    var isTicked = box && box.checked;
    var seen = box && box.value;
    var place = row.contains(document.activeElement) ? document.activeElement : null;
    row.innerHTML = fresh.innerHTML;
    box = row.querySelector("input[name=pilih]");
    row.asSent = fresh.innerHTML;
    if (box && isTicked) {
      box.checked = true;
      if (box.value !== seen) {
        box.dataset.segar = box.value;
        box.value = seen;
        var mark = document.createElement("span");
        mark.className = "mark news";
        mark.textContent = rows.dataset.berubah;
        row.querySelector("[data-buka]").after(mark);
      }
    }
    if (place) (place.type === "checkbox" && box ? box : row.querySelector("[data-buka]")).focus();
  }
  function merge(body, fresh) {
    var known = {};
    var added = 0;
    var changed = 0;
    Array.prototype.forEach.call(body.children, function (row) { known[row.dataset.baris] = row; });
    var wanted = Array.prototype.slice.call(fresh.children);
    var kept = {};
    wanted.forEach(function (row) { kept[row.dataset.baris] = true; });
    Object.keys(known).forEach(function (number) {
      if (kept[number]) return;
      body.removeChild(known[number]);
      changed++;
    });
    var next = body.firstElementChild;
    wanted.forEach(function (row) {
      var old = known[row.dataset.baris];
      if (old && (old.asSent || old.innerHTML) !== row.innerHTML) {
        renew(old, row);
        changed++;
      }
      if (!old) added++;
      if (old && old === next) next = next.nextElementSibling;
      else body.insertBefore(old || row, next);
    });
    return { added: added, changed: changed };
  }
  function show(text) {
    var fresh = new DOMParser().parseFromString(text, "text/html");
    var head = document.getElementById("bagian-kepala");
    var newHead = fresh.getElementById("bagian-kepala");
    var newRows = fresh.getElementById("bagian-baris");
    if (!newHead || !newRows) return;
    if (!head.contains(document.activeElement)) head.innerHTML = newHead.innerHTML;
    var row = here();
    var number = row && row.dataset.baris;
    var at = row ? all("[data-baris]").indexOf(row) : -1;
    var anchor = row || all("[data-baris]").filter(function (one) {
      return one.getBoundingClientRect().bottom > 0;
    })[0];
    var top = anchor ? anchor.getBoundingClientRect().top : 0;
    var body = rows.querySelector("tbody");
    var newBody = newRows.querySelector("tbody");
    var done = { added: 0, changed: 1 };
    if (body && newBody) {
      done = merge(body, newBody);
      var paging = rows.querySelector(".paging");
      var newPaging = newRows.querySelector(".paging");
      if (paging && !paging.contains(document.activeElement)) paging.remove();
      if (newPaging && !rows.querySelector(".paging")) rows.appendChild(newPaging);
    } else {
      done.added = newRows.querySelectorAll("[data-baris]").length;
      rows.innerHTML = newRows.innerHTML;
    }
    rows.dataset.tanda = newRows.dataset.tanda;
    // Where the reader was: on the same report, or on the one that took its place.
    if (number && !here()) {
      var lines = all("[data-baris]");
      var same = lines.filter(function (one) { return one.dataset.baris === number; })[0];
      var line = same || lines[Math.min(at, lines.length - 1)];
      if (line) line.querySelector("[data-buka]").focus({ preventScroll: true });
    }
    if (anchor && anchor.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - top);
    count();
    if (done.added) news.textContent = rows.dataset.baru.replace("{n}", done.added);
    else if (done.changed) news.textContent = rows.dataset.ubah;
  }
  function look() {
    if (busy) { again = true; return; }
    busy = true;
    var search = location.search ? location.search + "&" : "?";
    fetch(location.pathname + search + "bagian=baris&tanda=" + rows.dataset.tanda, { credentials: "same-origin" })
      .then(function (answer) {
        return answer.text().then(function (text) { return answer.status === 200 ? text : ""; });
      })
      .then(function (text) { if (text) show(text); })
      .catch(function () {})
      .then(function () {
        busy = false;
        if (again) { again = false; look(); }
      });
  }
  document.addEventListener("tanggap:meja", look);
  count();
})();
