// The report form for times without network. What is sent here waits on this device and goes out by
// itself; a report that began in the ordinary form keeps its name, so that it never becomes two.
(function () {
  "use strict";
  var form = document.querySelector("[data-offline]");
  if (!form || !window.Tanggap || !navigator.serviceWorker) return;
  var words = form.dataset;
  var section = document.querySelector("[data-reports]");
  var list = section.querySelector("ul");
  var line = section.querySelector("[role=status]");
  var template = section.querySelector("template");
  var photos = form.querySelector("[data-photos]").Photos;
  var path = /^\/lapor(?:\/([^/]+)\/\w+)?$/.exec(location.pathname);
  // Of the form that was begun; other marks in the address lead to fields.
  var mark = /^#(baru|[\w-]{16,64})$/.exec(location.hash);
  var name = mark ? mark[1] : path && (path[1] || "baru");
  var sending = null;
  form.hidden = false;

  function fresh() {
    return Array.prototype.map.call(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return (256 + byte).toString(16).slice(1);
    }).join("");
  }
  function value(field) { return (form.elements[field].value || "").trim(); }

  function fill(fields, kept) {
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
    kept.reduce(function (before, photo) {
      return before.then(function () {
        return photos && photos.take(new File([photo.blob], photo.name, { type: photo.blob.type }));
      });
    }, Promise.resolve());
  }
  if (name) {
    Tanggap.get("drafts", name).then(function (kept) {
      if (kept) fill(kept.fields, kept.photos);
    });
  }

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
    });
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
    var mistakes = [];
    var isPlaced = value("lat") || value("kelurahan");
    if (!isPlaced && form.elements.jenis.value === "aduan") {
      mistakes.push(["kelurahan", words.noPlace]);
    }
    if (value("uraian").length < Number(words.least)) mistakes.push(["uraian", words.noText]);
    tell(mistakes);
    if (mistakes.length) return;
    var waits = photos ? photos.chosen.map(function (photo) { return photo.ready; }) : [];
    Promise.all(waits).then(keep);
  });

  function keep() {
    var fields = {};
    Array.prototype.forEach.call(form.elements, function (field) {
      if (!field.name || field.type === "file") return;
      if (!/radio|checkbox/.test(field.type) || field.checked) fields[field.name] = field.value;
    });
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
    var taken = photos ? photos.chosen.filter(function (photo) { return photo.blob; }) : [];
    var report = {
      id: name && name !== "baru" ? name : fresh(), state: "waiting", at: Date.now(), body: body,
      fields: fields,
      photos: taken.map(function (photo) { return { name: photo.file.name, blob: photo.blob }; }),
    };
    Tanggap.put("outbox", report).then(function () {
      if (name) Tanggap.remove("drafts", name);
      name = null;
      if (photos) photos.chosen.slice().forEach(photos.done);
      form.reset();
      form.elements.lat.value = form.elements.lon.value = "";
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
      name = report.id;
      fill(report.fields, report.photos);
      Tanggap.remove("outbox", report.id).then(function () { form.elements.uraian.focus(); });
    });
    part("remove").addEventListener("click", function () { Tanggap.remove("outbox", report.id); });
    return item;
  }
  function show() {
    return Tanggap.all("outbox").then(function (reports) {
      section.hidden = reports.length === 0;
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
  show();
})();
