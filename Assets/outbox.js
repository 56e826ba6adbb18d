// What waits on this device: drafts of forms, and reports that are not sent yet. Pages and the worker
// use it alike. A report carries its own name from the start, so that sending it twice makes one.
(function () {
  "use strict";
  var opened;
  var wire = self.BroadcastChannel ? new BroadcastChannel("tanggap") : { postMessage: function () {} };

  function open() {
    opened = opened || new Promise(function (done, fail) {
      var asked = indexedDB.open("tanggap", 1);
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore("drafts", { keyPath: "id" });
        asked.result.createObjectStore("outbox", { keyPath: "id" });
      };
      asked.onsuccess = function () { done(asked.result); };
      asked.onerror = function () { fail(asked.error); };
    });
    return opened;
  }

  function run(store, mode, what) {
    return open().then(function (db) {
      return new Promise(function (done, fail) {
        var step = db.transaction(store, mode);
        var asked = what(step.objectStore(store));
        step.oncomplete = function () { done(asked.result); };
        step.onabort = step.onerror = function () { fail(step.error); };
      });
    });
  }

  function get(store, id) { return run(store, "readonly", function (s) { return s.get(id); }); }
  function all(store) { return run(store, "readonly", function (s) { return s.getAll(); }); }
  function put(store, value) {
    return run(store, "readwrite", function (s) { return s.put(value); }).then(function () {
      if (store === "outbox") wire.postMessage({});
    });
  }
  function remove(store, id) {
    return run(store, "readwrite", function (s) { return s.delete(id); }).then(function () {
      if (store === "outbox") wire.postMessage({});
    });
  }

  // A JSON answer. Busy servers and lost networks are tried again later, so they count as failures.
  function post(path, type, body) {
    var headers = { Accept: "application/json", "Content-Type": type };
    return fetch(path, { method: "POST", headers: headers, body: body }).then(function (answer) {
      if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Error();
      return answer.json().then(function (said) { return { ok: answer.ok, said: said }; });
    });
  }

  // Mistakes are pairs of a field and what is wrong with it.
  function refuse(report, why, mistakes) {
    report.state = "refused";
    report.why = why;
    report.mistakes = mistakes;
    return put("outbox", report);
  }

  // Whether a draft holds anything that somebody wrote or took.
  function isWritten(draft) {
    return draft.photos.length > 0 ||
      ["uraian", "titik", "lat", "kelurahan", "alamat", "patokan"].some(function (field) {
        return draft.fields[field];
      });
  }

  // Photos one by one; each that has arrived is remembered.
  function sendPhotos(report) {
    var next = report.photos.filter(function (photo) { return !photo.stored; })[0];
    if (!next) return Promise.resolve(true);
    var path = "/api/v1/foto?pengiriman=" + encodeURIComponent(report.id);
    return post(path, "image/jpeg", next.blob).then(function (answer) {
      if (!answer.ok) {
        return refuse(report, answer.said.pesan, [["foto", answer.said.pesan]])
          .then(function () { return false; });
      }
      next.stored = answer.said.id;
      return put("outbox", report).then(function () { return sendPhotos(report); });
    });
  }

  function sendReport(report) {
    wire.postMessage({ sending: report.id });
    return sendPhotos(report).then(function (complete) {
      if (!complete) return;
      var body = Object.assign({ idPengiriman: report.id }, report.body);
      body.foto = report.photos.map(function (photo) { return photo.stored; });
      return post("/api/v1/laporan", "application/json", JSON.stringify(body)).then(function (answer) {
        if (!answer.ok) {
          return refuse(report, answer.said.pesan, (answer.said.isian || []).map(function (field, i) {
            return [field, answer.said.kesalahan[i]];
          }));
        }
        report.state = "sent";
        report.sent = Date.now();
        report.receipt = answer.said;
        // Others may use this device: enough to know the report by.
        report.photos = [];
        report.body = { uraian: report.body.uraian.slice(0, 60) };
        delete report.fields;
        return put("outbox", report);
      });
    });
  }

  // Sends all that waits; fails if something still does. Only one window or worker sends at a time.
  function send() {
    function work() {
      return all("outbox").then(function (reports) {
        var failed = false;
        return reports
          .filter(function (report) { return report.state === "waiting"; })
          .reduce(function (before, report) {
            return before.then(function () {
              return sendReport(report).catch(function () { failed = true; });
            });
          }, Promise.resolve())
          .then(function () {
            wire.postMessage({});
            if (failed) throw new Error("still waiting");
          });
      });
    }
    return navigator.locks ? navigator.locks.request("tanggap-outbox", work) : work();
  }

  if (self.indexedDB) {
    self.Tanggap = { get: get, all: all, put: put, remove: remove, send: send, isWritten: isWritten };
  }
})();
