// Field mode on the device: sorts tasks by distance, keeps the own tasks for times without a network,
// and sends results by itself when there is one again. Each result has a key, so that one that was
// heard without an answer is not done twice. Everything kept belongs to one officer.
(function () {
  "use strict";
  var root = document.querySelector("[data-field]");
  if (!root || !window.fetch) return;
  var owner = root.dataset.field;
  var list = "/meja/lapangan";
  var say = function (name, values) {
    var words = root.getAttribute("data-say-" + name) || "";
    Object.keys(values || {}).forEach(function (key) {
      words = words.replace("{" + key + "}", values[key]);
    });
    return words;
  };
  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }
  function each(found, work) { Array.prototype.forEach.call(found, work); }

  // What waits

  function store() {
    return new Promise(function (done, fail) {
      if (!window.indexedDB) return fail();
      var request = indexedDB.open("tanggap-lapangan", 1);
      request.onupgradeneeded = function () {
        request.result.createObjectStore("hasil", { keyPath: "key" });
      };
      request.onsuccess = function () { done(request.result); };
      request.onerror = fail;
    });
  }
  function inStore(mode, work) {
    return store().then(function (base) {
      return new Promise(function (done, fail) {
        var step = base.transaction("hasil", mode);
        var request = work(step.objectStore("hasil"));
        step.oncomplete = function () { base.close(); done(request && request.result); };
        step.onerror = step.onabort = function () { base.close(); fail(step.error); };
      });
    });
  }
  function put(entry) { return inStore("readwrite", function (all) { return all.put(entry); }); }
  function drop(key) { return inStore("readwrite", function (all) { return all.delete(key); }); }
  function entries() {
    return inStore("readonly", function (all) { return all.getAll(); }).then(function (all) {
      return all.filter(function (entry) { return entry.owner === owner; });
    });
  }

  function key() {
    var bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.prototype.map.call(bytes, function (byte) {
      return (byte + 256).toString(16).slice(1);
    }).join("");
  }

  // Sending

  function form(entry, token) {
    var body = new FormData();
    body.append("_token", token);
    body.append("versi", entry.version);
    body.append("kunci", entry.key);
    entry.fields.forEach(function (field) { body.append(field[0], field[1]); });
    entry.photos.forEach(function (photo, index) {
      body.append(photo.field, new Blob([photo.bytes], { type: photo.type }), photo.name || "foto-" + (index + 1) + ".jpg");
      if (photo.field === "hasil_kamera") {
        body.append("hasil_kamera_saat", photo.at);
        body.append("hasil_kamera_tempat", photo.place);
      }
    });
    return body;
  }

  // A page just fetched proves that there is a network and a session, and carries a token that holds.
  function token() {
    return fetch(list, { credentials: "same-origin", cache: "no-store", headers: { "X-Segar": "1" } })
      .then(function (answer) {
        if (answer.status === 401 || /\/masuk$/.test(new URL(answer.url).pathname)) throw "signin";
        if (!answer.ok) throw "waiting";
        return answer.text();
      })
      .then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        var place = page.querySelector("[data-field]");
        if (!place || place.dataset.field !== owner) throw "signin";
        return { token: page.querySelector("form[data-token] input").value, page: page };
      });
  }

  function state(entry, name, why) {
    entry.state = name;
    entry.why = why || "";
    return put(entry).then(show);
  }

  function send(entry, fresh) {
    return state(entry, "sending").then(function () {
      return fetch(list + "/" + entry.number + "/hasil", {
        method: "POST", body: form(entry, fresh.token), credentials: "same-origin",
        headers: { Accept: "application/json" },
      });
    }).then(function (answer) {
      if (answer.ok) {
        return answer.text().then(function () {
          entry.photos = [];
          entry.sentAt = Date.now();
          return state(entry, "sent");
        });
      }
      if (answer.status === 401) return state(entry, "signin");
      if (answer.status >= 500 || answer.status === 429) return state(entry, "waiting");
      return answer.json().catch(function () { return {}; }).then(function (said) {
        return state(entry, "refused", said.pesan || String(answer.status));
      });
    }, function () { return state(entry, "waiting"); });
  }

  var busy = false;
  function sendAll() {
    if (busy) return Promise.resolve();
    busy = true;
    return entries().then(function (all) {
      var old = all.filter(function (entry) {
        return entry.state === "sent" && Date.now() - entry.sentAt > 86400000;
      });
      old.forEach(function (entry) { drop(entry.key); });
      // One whose page was closed in the middle of sending is sent again: its key says that it is the same.
      var ready = all.filter(function (entry) {
        return entry.state === "waiting" || entry.state === "sending" || entry.state === "signin";
      });
      if (ready.length === 0) return board ? undefined : show();
      return token().then(function (fresh) {
        return ready.reduce(function (before, entry) {
          return before.then(function () { return send(entry, fresh); });
        }, Promise.resolve());
      }, function (reason) {
        var name = reason === "signin" ? "signin" : "waiting";
        return Promise.all(ready.map(function (entry) { return state(entry, name); }));
      });
    }).catch(function () {}).then(function () { busy = false; });
  }

  function again(entry) {
    return token().then(function (fresh) {
      var card = fresh.page.querySelector('[data-task="' + entry.number + '"]');
      if (card) entry.version = card.dataset.version;
      return send(entry, fresh);
    }).catch(function () { return state(entry, "waiting"); });
  }

  // What is seen of it

  function line(entry) {
    var tone = { sent: "done", refused: "late", sending: "working" }[entry.state] || "waiting";
    var box = element("div", { className: "notice " + tone });
    var words = element("p", { textContent: entry.number + ": " + say(entry.state) });
    words.dataset.state = entry.state;
    if (entry.why) words.textContent += ". " + entry.why;
    box.appendChild(words);
    if (entry.state === "refused" || entry.state === "signin") {
      var ways = element("p", { className: "actions" });
      function way(name, work) {
        var button = element("button", {
          type: "button", className: "button quiet", textContent: say(name),
        });
        button.addEventListener("click", work);
        ways.appendChild(button);
      }
      way("again", function () { again(entry); });
      if (entry.state === "refused") {
        way("open", function () { location.assign(list + "/" + entry.number + "?buka=" + entry.key); });
        way("drop", function () {
          if (confirm(say("sure", { number: entry.number }))) drop(entry.key).then(show);
        });
      }
      box.appendChild(ways);
    }
    return box;
  }

  var board = null;
  function show() {
    return entries().then(function (all) {
      if (!board) {
        board = element("section", { className: "sendings" });
        board.setAttribute("role", "status");
        board.setAttribute("aria-label", say("queue"));
        root.insertBefore(board, root.firstChild);
      }
      board.textContent = "";
      if (all.length === 0) return;
      board.appendChild(element("h2", { textContent: say("queue") }));
      all.forEach(function (entry) { board.appendChild(line(entry)); });
    });
  }

  // The form of a result

  function bytes(blob) {
    return new Promise(function (done, fail) {
      var reader = new FileReader();
      reader.onload = function () { done(reader.result); };
      reader.onerror = fail;
      reader.readAsArrayBuffer(blob);
    });
  }

  /// Puts a refused result back into the form: fields, then photos.
  function reopen(sheet) {
    var wished = new URLSearchParams(location.search).get("buka");
    if (!wished) return;
    entries().then(function (all) {
      var entry = all.filter(function (one) { return one.key === wished && one.state === "refused"; })[0];
      if (!entry) return;
      opened = entry.key;
      entry.fields.forEach(function (field) {
        var place = sheet.elements[field[0]];
        if (place && field[0] !== "hasil_tersimpan") place.value = field[1];
      });
      var shots = [];
      var files = new DataTransfer();
      entry.photos.forEach(function (photo, index) {
        var blob = new Blob([photo.bytes], { type: photo.type });
        if (photo.field === "hasil_kamera" && window.tanggapCamera) {
          shots.push({ blob: blob, at: photo.at, place: photo.place });
        } else {
          files.items.add(new File([blob], photo.name || "foto-" + (index + 1) + ".jpg", { type: photo.type }));
        }
      });
      if (files.files.length) sheet.elements.hasil_foto.files = files.files;
      document.dispatchEvent(new CustomEvent("tanggap:foto", { detail: shots }));
    }).catch(function () {});
  }

  var opened = null;
  function watchForm(section) {
    var sheet = section.querySelector("form");
    reopen(sheet);
    var complaint = element("p", { className: "error" });
    complaint.setAttribute("role", "alert");
    sheet.querySelector("button.button:not([type])").before(complaint);
    var stored = false;
    sheet.addEventListener("submit", function (event) {
      event.preventDefault();
      if (stored) return;
      complaint.textContent = "";
      var typed = new FormData(sheet);
      var files = typed.getAll("hasil_foto").filter(function (file) { return file.size > 0; });
      var shots = window.tanggapCamera || [];
      var choice = typed.get("hasil_pilihan");
      var words = String(typed.get("hasil_uraian") || "").trim();
      var kept = typed.getAll("hasil_tersimpan");
      if (!(choice && choice !== "lain" || words) || !typed.get("hasil_sifat") ||
          files.length + shots.length + kept.length === 0) {
        complaint.textContent = section.dataset.missing;
        return;
      }
      stored = true;
      var entry = {
        key: opened || key(), owner: owner, number: section.dataset.result, version: typed.get("versi"),
        state: "waiting", why: "", at: Date.now(), photos: [],
        fields: [["hasil_pilihan", choice || ""], ["hasil_uraian", words],
          ["hasil_sifat", typed.get("hasil_sifat")]].concat(kept.map(function (id) {
            return ["hasil_tersimpan", id];
          })),
      };
      var pictures = shots.map(function (shot) {
        return bytes(shot.blob).then(function (content) {
          return { field: "hasil_kamera", bytes: content, type: "image/jpeg", at: shot.at, place: shot.place };
        });
      }).concat(files.map(function (file) {
        return bytes(file).then(function (content) {
          return { field: "hasil_foto", bytes: content, type: file.type, name: file.name };
        });
      }));
      Promise.all(pictures).then(function (photos) {
        entry.photos = photos;
        return put(entry);
      }).then(function () { location.assign(list); }, function () {
        stored = false;
        complaint.textContent = section.dataset.nostore;
        if (navigator.onLine) HTMLFormElement.prototype.submit.call(sheet);
      });
    });
  }

  // Own tasks on the device

  var shelf = "lapangan-" + owner;
  // A telephone says that it is online in a dead zone too: what is kept gives way only to what has
  // just been fetched.
  function keep() {
    if (!window.caches) return Promise.resolve();
    return token().then(function (fresh) { return fill(fresh.page); }, function (reason) {
      if (reason !== "signin") note(say("offline"));
    });
  }
  function fill(page) {
    var tasks = [];
    var addresses = [list];
    function add(found, name) {
      each(found, function (one) { addresses.push(one.getAttribute(name)); });
    }
    each(page.querySelectorAll("[data-own] [data-task]"), function (card) {
      tasks.push(list + "/" + card.dataset.task);
      add(card.querySelectorAll("img"), "src");
    });
    add(page.querySelectorAll("link[rel=stylesheet], link[rel=icon]"), "href");
    add(page.scripts, "src");
    // Of the pages of tasks.
    addresses.push(page.querySelector("[data-field]").dataset.script);
    addresses = addresses.concat(tasks).filter(Boolean);
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf("lapangan-") === 0 && name !== shelf;
      }).map(function (name) { return caches.delete(name); }));
    }).then(function () { return caches.open(shelf); }).then(function (cache) {
      return Promise.all(addresses.map(function (address) {
        return fetch(address, { credentials: "same-origin", headers: { "X-Segar": "1" } })
          .then(function (answer) {
            if (answer.ok && !answer.redirected) return cache.put(address, answer);
          }).catch(function () {});
      })).then(function () { return cache.keys(); }).then(function (kept) {
        var stored = kept.filter(function (request) {
          var path = new URL(request.url).pathname;
          var isWanted = addresses.some(function (address) {
            return new URL(address, location.href).href === request.url;
          });
          if (!isWanted) cache.delete(request);
          return tasks.indexOf(path) >= 0;
        }).length;
        if (stored > 0) note(say("kept", { n: stored }));
      });
    });
  }

  var told = null;
  function note(words) {
    if (!told) {
      told = element("p", { className: "hint" });
      told.setAttribute("role", "status");
      root.querySelector("[data-near]").append(told);
    }
    told.textContent = words;
  }

  // Distance

  function metres(a, b) {
    var radians = Math.PI / 180;
    var y = (b.lat - a.lat) * radians;
    var x = (b.lon - a.lon) * radians * Math.cos(a.lat * radians);
    return 6371000 * Math.sqrt(x * x + y * y);
  }
  function distance(value) {
    return value < 1000 ? Math.round(value / 10) * 10 + " m" : (value / 1000).toFixed(1).replace(".", ",") + " km";
  }
  function sort(here) {
    each(document.querySelectorAll(".tasks"), function (tasks) {
      var cards = Array.prototype.map.call(tasks.children, function (card) {
        var away = card.dataset.lat
          ? metres(here, { lat: Number(card.dataset.lat), lon: Number(card.dataset.lon) }) : Infinity;
        var place = card.querySelector(".away");
        if (place && isFinite(away)) {
          place.textContent = " · " + say("away", { distance: distance(away) });
        }
        return { card: card, away: away };
      });
      cards.sort(function (a, b) { return a.away - b.away || 0; });
      cards.forEach(function (one) { tasks.appendChild(one.card); });
    });
  }
  function offerSort() {
    var near = root.querySelector("[data-near]");
    if (!near || !navigator.geolocation) return;
    var button = element("button", { type: "button", className: "button quiet", textContent: say("near") });
    var line = element("p", { className: "hint" });
    line.setAttribute("role", "status");
    near.append(button, line);
    button.addEventListener("click", function () {
      line.textContent = say("looking");
      navigator.geolocation.getCurrentPosition(function (found) {
        line.textContent = "";
        sort({ lat: found.coords.latitude, lon: found.coords.longitude });
      }, function () { line.textContent = say("nowhere"); },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
    });
  }

  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/pekerja.js").catch(function () {});
  var section = document.querySelector("[data-result]");
  if (section) watchForm(section);
  if (location.pathname === list) {
    offerSort();
    // Wishes of what is shown come first; copies can wait.
    sendAll().then(keep);
    addEventListener("online", sendAll);
    document.addEventListener("visibilitychange", function () {
      if (document.visibilityState === "visible") sendAll();
    });
    setInterval(sendAll, 60000);
  } else {
    show().catch(function () {});
  }
})();
