// The report form for times without network. What is sent here waits on this device and goes out by
// itself; a report that began in the ordinary form keeps its name, so that it never becomes two.
(function () {
  "use strict";
  var form = document.querySelector("[data-offline]");
  if (!form) return;
  var section = document.querySelector("[data-reports]");
  function cannot() {
    form.remove();
    section.remove();
    document.querySelector("[data-ordinary]").hidden = false;
  }
  if (!window.Tanggap || !navigator.serviceWorker) return cannot();
  var words = form.dataset;
  var button = form.querySelector(".actions > .button:not([type])");
  var toList = document.querySelector("[data-to-list]");
  var list = section.querySelector("ul");
  var line = section.querySelector("[role=status]");
  var template = section.querySelector("template");
  var photos = form.querySelector("[data-photos]").Photos;
  var path = /^\/lapor(?:\/([^/]+)\/\w+)?$/.exec(location.pathname);
  // Of the form that was begun; other marks in the address lead to fields.
  var mark = /^#(baru|[\w-]{16,64})$/.exec(location.hash);
  var name = mark ? mark[1] : path && (path[1] || "baru");
  var sending = null;
  var busy = false;
  var title = document.title;
  form.hidden = false;
  document.querySelector("[data-elsewhere]").hidden = /^\/(lapor|luring)(\/|$)/.test(location.pathname);

  function fresh() {
    return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return (256 + byte).toString(16).slice(1);
    }).join("");
  }
  function value(field) { return (form.elements[field].value || "").trim(); }

  // What is written, kept until it is sent

  var later, filling;
  function draftID() { return name || "luring"; }
  function typed() {
    var fields = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.type === "file") return;
      if (field.type === "checkbox") fields[field.name] = field.checked ? field.value : "";
      else if (field.type !== "radio" || field.checked) fields[field.name] = field.value;
    });
    return fields;
  }
  function taken() {
    return photos.chosen.filter(function (photo) { return photo.blob; }).map(function (photo) {
      return { name: photo.file.name, blob: photo.blob };
    });
  }
  function save() {
    clearTimeout(later);
    later = setTimeout(function () {
      if (busy || filling) return;
      var id = draftID();
      Tanggap.get("drafts", id).then(function (kept) {
        var draft = Object.assign({ fields: {} }, kept, { id: id, at: Date.now(), photos: taken() });
        draft.fields = Object.assign(draft.fields, typed());
        if (!busy) return Tanggap.put("drafts", draft);
      }).catch(function () {});
    }, 400);
  }
  document.addEventListener("tanggap:photos", save);

  // Words that speak of danger show the emergency number; sensitive ones propose to seal.

  var hasChosen = false;
  function spaced(text) {
    return " " + text.toLowerCase().split(/[^\p{L}]+/u).filter(Boolean).join(" ") + " ";
  }
  function aid() {
    var said = spaced(value("uraian"));
    var seals = false;
    Array.prototype.forEach.call(form.querySelectorAll("[data-words]"), function (box) {
      var isSeal = box.dataset.seals !== undefined;
      var isMeant = !(isSeal && (hasChosen || seals)) && box.dataset.words.split("|").some(function (word) {
        return word && said.indexOf(spaced(word)) >= 0;
      });
      if (box.hidden === isMeant) box.hidden = !isMeant;
      seals = seals || (isSeal && isMeant);
    });
    if (!hasChosen) form.elements.privasi.value = seals ? "rahasia" : "privat";
  }
  form.addEventListener("input", function (event) {
    if (event.target.name === "privasi") hasChosen = true;
    aid();
    save();
  });

  function fill(fields, kept) {
    filling = true;
    photos.chosen.slice().forEach(photos.done);
    hasChosen = Boolean(fields.privasi && fields.privasi !== "privat");
    Object.keys(fields).forEach(function (field) {
      var target = form.elements[field];
      if (!target || field === "foto") return;
      if (target.type === "checkbox") target.checked = Boolean(fields[field]);
      else target.value = fields[field];
    });
    // A pasted point: the ordinary form reads more kinds of it than this.
    var pair = /(-?\d{1,3}\.\d+)[\s,;]+(-?\d{1,3}\.\d+)/.exec(fields.titik || "");
    if (pair && !value("lat")) {
      form.elements.lat.value = pair[1];
      form.elements.lon.value = pair[2];
    }
    aid();
    return kept.reduce(function (before, photo) {
      return before.then(function () {
        return photos.take(new File([photo.blob], photo.name, { type: photo.blob.type }));
      });
    }, Promise.resolve()).then(function () { filling = false; });
  }
  function restore() {
    return Tanggap.get("drafts", draftID()).then(function (kept) {
      if (kept) return fill(kept.fields, kept.photos);
      if (!name || name === "baru") return;
      // A name this device does not know may be somebody else's, who would hold the keys too.
      name = null;
      return restore();
    });
  }
  restore().catch(cannot);

  // Mistakes, said as on every other form

  function wrong(field, text) {
    var target = document.getElementById(field);
    var frame = target.closest(".field");
    var said = document.createElement("p");
    said.className = "error";
    said.id = field + "-error";
    said.textContent = words.prefix + " " + text;
    frame.classList.add("wrong");
    frame.insertBefore(said, target);
    target.setAttribute("aria-invalid", "true");
    target.setAttribute("aria-describedby", said.id);
    return [field, text];
  }
  function tell(mistakes) {
    Array.prototype.forEach.call(document.querySelectorAll(".errors, .field > .error"), function (old) {
      old.remove();
    });
    Array.prototype.forEach.call(form.querySelectorAll(".wrong"), function (frame) {
      frame.classList.remove("wrong");
      frame.querySelector("[aria-invalid]").removeAttribute("aria-invalid");
    });
    document.title = (mistakes.length ? words.prefix + " " : "") + title;
    if (!mistakes.length) return;
    var summary = document.createElement("div");
    var title = document.createElement("h2");
    var rows = document.createElement("ul");
    summary.className = "errors";
    summary.tabIndex = -1;
    summary.setAttribute("role", "alert");
    title.textContent = words.title;
    mistakes.forEach(function (mistake) {
      var link = document.createElement("a");
      link.href = "#" + mistake[0];
      link.textContent = wrong(mistake[0], mistake[1])[1];
      var row = document.createElement("li");
      row.append(link);
      rows.append(row);
    });
    summary.append(title, rows);
    form.before(summary);
    summary.focus();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    if (busy) return;
    var mistakes = [];
    var isPlaced = value("lat") || value("kelurahan");
    if (!isPlaced && form.elements.jenis.value === "aduan") {
      mistakes.push(["kelurahan", words.noPlace]);
    }
    if (value("uraian").length < Number(words.least)) mistakes.push(["uraian", words.noText]);
    var digits = value("telepon").replace(/\D/g, "").length;
    if (value("telepon") && (!/^[\d +().-]{1,40}$/.test(value("telepon")) || digits < 6 || digits > 15)) {
      mistakes.push(["telepon", words.phone]);
    }
    if (value("surel") && !/^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\].]+(\.[^\s@<>"(),;:\\[\].]+)+$/.test(value("surel"))) {
      mistakes.push(["surel", words.email]);
    }
    tell(mistakes);
    if (mistakes.length) return;
    hold(true);
    var waits = photos.chosen.map(function (photo) { return photo.ready; });
    Promise.all(waits).then(keep).catch(function () {}).then(function () { hold(false); });
  });
  // A second tap makes no second report.
  function hold(on) {
    busy = on;
    button.disabled = on;
    clearTimeout(later);
  }

  function keep() {
    var body = {
      uraian: value("uraian"), jenis: form.elements.jenis.value,
      privasi: form.elements.privasi.value,
    };
    ["kelurahan", "alamat", "patokan"].forEach(function (field) {
      if (value(field)) body[field] = value(field);
    });
    if (value("lat")) {
      body.lat = Number(value("lat"));
      body.lon = Number(value("lon"));
      // The point says it better than the list.
      delete body.kelurahan;
    }
    if (value("nama") || value("telepon") || value("surel")) {
      body.kontak = { bolehDihubungi: form.elements.setuju.checked };
      ["nama", "telepon", "surel"].forEach(function (field) {
        if (value(field)) body.kontak[field] = value(field);
      });
    }
    var report = {
      id: name && name !== "baru" ? name : fresh(), state: "waiting", at: Date.now(), body: body,
      fields: typed(),
      photos: taken(),
    };
    return Tanggap.put("outbox", report).then(function () {
      return Tanggap.remove("drafts", draftID());
    }).then(function () {
      name = null;
      photos.chosen.slice().forEach(photos.done);
      form.reset();
      form.elements.lat.value = form.elements.lon.value = "";
      hasChosen = false;
      aid();
      return show();
    }).then(function () {
      list.querySelector("li").scrollIntoView();
      send();
    });
  }

  function send() {
    Tanggap.send().catch(function () {
      // The worker tries again when there is a network, also after this page is closed.
      navigator.serviceWorker.ready.then(function (worker) {
        if (worker.sync) return worker.sync.register("tanggap-outbox");
      }).catch(function () {});
    });
  }

  // What this device holds

  function row(report) {
    var item = template.content.firstElementChild.cloneNode(true);
    function part(key) { return item.querySelector("[data-" + key + "]"); }
    var state = report.state === "waiting" && sending === report.id ? "sending" : report.state;
    part("state").textContent = section.dataset[state];
    part("words").textContent = report.body.uraian;
    if (report.receipt) {
      part("number").textContent = report.receipt.nomor;
      part("pin").textContent = report.receipt.pin;
      part("link").href = new URL(report.receipt.tautan).pathname;
      part("result").hidden = false;
    }
    if (report.why) {
      part("why").textContent = report.why;
      part("why").hidden = state !== "refused";
    }
    part("edit").hidden = state !== "refused";
    part("edit").addEventListener("click", function () {
      // It stays in the list until it is kept again, under the same name.
      name = report.id;
      Tanggap.get("drafts", name).then(function (kept) {
        fill((kept || report).fields, (kept || report).photos);
        var mistakes = report.mistakes && report.mistakes.length ? report.mistakes : [["uraian", report.why]];
        tell(mistakes.map(function (mistake) {
          return [form.querySelector("#" + mistake[0]) ? mistake[0] : "kelurahan", mistake[1]];
        }));
      });
    });
    part("remove").addEventListener("click", function () {
      if (window.confirm(section.dataset.sure)) Tanggap.remove("outbox", report.id);
    });
    return item;
  }
  function show() {
    return Tanggap.all("outbox").then(function (reports) {
      section.hidden = toList.hidden = reports.length === 0;
      reports.forEach(function (report) {
        if (report.state !== "sent" || report.seen || document.visibilityState !== "visible") return;
        report.seen = Date.now();
        Tanggap.put("outbox", report);
      });
      reports.sort(function (a, b) { return b.at - a.at; });
      list.textContent = "";
      reports.forEach(function (report) { list.append(row(report)); });
      var states = reports.map(function (report) { return report.state; });
      var first = list.querySelector("[data-state]");
      if (states.length && line.textContent !== first.textContent) line.textContent = first.textContent;
    });
  }
  if (window.BroadcastChannel) {
    new BroadcastChannel("tanggap").onmessage = function (event) {
      sending = event.data.sending || null;
      show();
    };
  }
  document.addEventListener("visibilitychange", show);
  show().catch(cannot);
})();
