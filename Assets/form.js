// The pages of the report form: what is typed is kept on this device too, and photos go one by one,
// made small, with their progress in words. Every page does its work without this.
(function () {
  "use strict";
  if (!window.Tanggap || !window.FormData) return;
  var path = /^\/lapor(?:\/([^/]+)\/(\w+))?$/.exec(location.pathname);
  if (!path) return;
  // Before the first step is sent the form has no name.
  var name = path[1] || "baru";
  var form = document.querySelector("main form");
  var AGE = 7 * 86400000;

  // The draft

  function draft(id) {
    return Tanggap.get("drafts", id).then(function (kept) {
      return kept && Date.now() - kept.at < AGE ? kept : { id: id, fields: {}, photos: [] };
    });
  }
  function change(id, what) {
    return draft(id).then(function (kept) {
      what(kept);
      kept.at = Date.now();
      return Tanggap.put("drafts", kept);
    });
  }
  function fields(what) {
    Array.prototype.forEach.call(form ? form.elements : [], function (field) {
      if (field.name && !/hidden|file|submit|password/.test(field.type)) what(field);
    });
  }
  function isTicked(field) { return field.type === "radio" || field.type === "checkbox"; }
  // `unsent` names the page whose words the server has not got.
  function keep(unsent) {
    return change(name, function (kept) {
      kept.unsent = unsent;
      fields(function (field) {
        if (!isTicked(field)) kept.fields[field.name] = field.value;
        else if (field.type === "checkbox") kept.fields[field.name] = field.checked ? field.value : "";
        else if (field.checked) kept.fields[field.name] = field.value;
      });
    }).catch(function () {});
  }

  if (path[2] === "terkirim") return Tanggap.remove("drafts", name).catch(function () {});
  var restore = document.querySelector("[data-restore]");
  if (restore) {
    // Of the form the server forgot, or before a new one the latest that was not sent.
    Tanggap.all("drafts").then(function (all) {
      var kept = all.filter(function (one) {
        return path[2] ? one.id === name : Tanggap.isWritten(one) && Date.now() - one.at < AGE;
      }).sort(function (a, b) { return b.at - a.at; })[0];
      if (!kept) return;
      var link = restore.querySelector("a");
      if (path[2] || /^(baru|luring)$/.test(kept.id)) link.hash = kept.id;
      else link.href = "/lapor/" + encodeURIComponent(kept.id) + "/periksa";
      restore.hidden = false;
    }).catch(function () {});
  }
  var here = path[2] || name;
  // What was sent from another page has arrived when a page without mistakes follows it.
  draft(name).then(function (kept) {
    if (!kept.unsent || kept.unsent === here || document.querySelector(".errors")) return;
    return change(name, function (kept) { kept.unsent = null; });
  }).catch(function () {});
  if (!form) return;
  // What was typed here and never sent: the page was closed, or the telephone ran empty.
  draft(name).then(function (kept) {
    if (kept.unsent !== here) return;
    fields(function (field) {
      var isEmpty = !isTicked(field) && field.type !== "select-one" && field.value === "";
      if (isEmpty && kept.fields[field.name]) field.value = kept.fields[field.name];
    });
  }).catch(function () {});
  var later;
  form.addEventListener("input", function () {
    clearTimeout(later);
    later = setTimeout(keep, 400, here);
  });
  form.addEventListener("submit", function (event) {
    clearTimeout(later);
    // Buttons that stay on the page show it again as the server has it.
    var button = event.submitter;
    var leaves = button && button.name === "aksi" && /^(lanjut|kembali|lewati)$/.test(button.value);
    keep(leaves ? here : null);
  });

  // Photos

  var box = form.querySelector("[data-photos]");
  if (!box || !box.Photos) return;
  var photos = box.Photos;
  var words = box.dataset;
  var pressed = null;
  var busy = false;
  // Beside the buttons, where somebody who pressed one looks.
  var buttons = Array.prototype.slice.call(form.querySelectorAll(".actions")).pop();
  var line = document.createElement("span");
  line.setAttribute("role", "status");
  buttons.append(line);

  function hold(on) {
    busy = on;
    Array.prototype.forEach.call(buttons.querySelectorAll("button"), function (button) {
      button.disabled = on;
    });
  }

  function stored(page) {
    return Array.prototype.map.call(page.querySelectorAll("button[name=hapus]"), function (button) {
      return button.value;
    });
  }
  var known = stored(document);
  // A photo taken back from the form is taken from this device too.
  change(name, function (kept) {
    kept.photos = kept.photos.filter(function (photo) {
      return !photo.id || known.indexOf(photo.id) >= 0;
    });
  }).catch(function () {});

  function request(photo, number) {
    return new Promise(function (done, fail) {
      var body = new FormData();
      var call = new XMLHttpRequest();
      body.append("_token", form.elements._token.value);
      body.append("aksi", "unggah");
      body.append("foto", photo.blob, photo.file.name || "foto.jpg");
      call.open("POST", form.action);
      call.responseType = "document";
      call.upload.onprogress = function (event) {
        var percent = event.total ? Math.round((100 * event.loaded) / event.total) : 0;
        var said = words.send.replace("{n}", number);
        photos.say(photo, said.replace("{percent}", percent));
        // Read out, so not at every step.
        line.textContent = said.replace("{percent}", percent - (percent % 25));
      };
      call.onload = function () { done(call); };
      call.onerror = call.onabort = fail;
      call.send(body);
    });
  }

  // One photo; a form that was open too long is given a new token and tried once more.
  function send(photo, number, again) {
    return photo.ready.then(function () {
      if (!photo.blob) throw new Error();
      return request(photo, number);
    }).then(function (call) {
      var page = call.response;
      var token = page && page.querySelector("main input[name=_token]");
      if (!page || call.status >= 500 || call.status === 429) throw new Error();
      if (token) form.elements._token.value = token.value;
      if (call.status === 403 && token && !again) return send(photo, number, true);
      var next = page.querySelector("main form");
      var found = next && /^\/lapor\/([^/]+)\/foto$/.exec(next.getAttribute("action"));
      if (found) follow(found[1], next.getAttribute("action"));
      var wrong = page.getElementById("foto-error");
      if (wrong || call.status >= 400) {
        photo.blob = null;
        photos.say(photo, (wrong ? wrong.lastChild.textContent + " " : "") + words.refused);
        throw new Error();
      }
      var id = stored(page).filter(function (one) { return known.indexOf(one) < 0; })[0];
      known = stored(page);
      photos.sent(photo);
      return remember([{ id: id, name: photo.file.name, blob: photo.blob }]);
    });
  }

  // The form has its name now.
  function follow(id, action) {
    form.action = action;
    if (name === id) return;
    Tanggap.remove("drafts", name).catch(function () {});
    name = id;
  }

  form.addEventListener("click", function (event) {
    var button = event.target.closest("button[name]");
    if (button) pressed = button;
  });
  form.addEventListener("submit", function (event) {
    // Those that were refused are not sent again; who leaves them here goes on without them.
    var waiting = photos.chosen.filter(function (photo) { return photo.blob !== null; });
    if (!waiting.length && !busy) return;
    event.preventDefault();
    if (busy) return;
    hold(true);
    var failed = false;
    waiting.reduce(function (before, photo, i) {
      return before.then(function () { return send(photo, i + 1); }).catch(function () {
        failed = true;
        // A photo that was refused has been told why.
        if (photo.blob) photos.say(photo, words.fail);
      });
    }, Promise.resolve()).then(function () {
      hold(false);
      var refused = waiting.filter(function (photo) { return photo.blob === null; })[0];
      line.textContent = refused ? words.refused : failed ? words.fail : "";
      if (refused) refused.item.querySelector("[data-drop]").focus();
      var worker = navigator.serviceWorker;
      if (failed && navigator.onLine === false && worker && worker.controller) {
        return remember([]).then(function () { location.assign("/luring#" + name); });
      }
      if (failed) return;
      var chosen = document.createElement("input");
      chosen.type = "hidden";
      chosen.name = pressed ? pressed.name : "aksi";
      chosen.value = pressed ? pressed.value : "lanjut";
      form.append(chosen);
      form.submit();
    });
  });

  // Where there is no network they go with the form to the page that waits for one: those that the
  // server has, under their id, and those that still wait here.
  function remember(sent) {
    return change(name, function (kept) {
      kept.photos = kept.photos.filter(function (photo) { return photo.id; }).concat(
        sent,
        photos.chosen.filter(function (photo) { return photo.blob; }).map(function (photo) {
          return { name: photo.file.name, blob: photo.blob };
        })
      );
    }).catch(function () {});
  }
  document.addEventListener("tanggap:photos", function () { remember([]); });
})();
