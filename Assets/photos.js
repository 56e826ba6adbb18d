// Makes chosen photos small before they are sent. Keeps the time and place the camera wrote, and
// nothing else of it; hides the parts people tap. Whatever fails here, the photo itself is sent.
(function () {
  "use strict";
  var box = document.querySelector("[data-photos]");
  var field = box && box.closest("form").elements.foto;
  // The form's own script sends them; where it cannot, the field works as without scripts.
  if (!field || !window.Tanggap || !window.FormData) return;
  var saves = navigator.connection && navigator.connection.saveData;
  var SIDE = saves ? 1024 : 1600;
  var QUALITY = saves ? 0.6 : 0.7;
  var words = box.dataset;
  var line = box.querySelector("[role=status]");
  var list = box.querySelector("ul");
  var template = box.querySelector("template");
  var chosen = [];
  var most = Number(words.most);

  // Time and place of the camera

  // A new EXIF block with only the time, its zone and the place of the old one; null without them.
  function traces(tiff) {
    var little = tiff.getUint16(0) === 0x4949;
    var bytesOf = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };
    function entries(at, wanted) {
      var found = [];
      var count = Math.min(tiff.getUint16(at, little), 500);
      for (var i = 0; i < count; i++) {
        var entry = at + 2 + i * 12;
        var tag = tiff.getUint16(entry, little);
        var type = tiff.getUint16(entry + 2, little);
        var number = tiff.getUint32(entry + 4, little);
        var size = number * bytesOf[type];
        if (wanted.indexOf(tag) < 0 || !(size <= 64)) continue;
        var value = tiff.getUint32(entry + 8, little);
        var from = tiff.byteOffset + (size > 4 ? value : entry + 8);
        found.push({
          tag: tag, type: type, number: number, value: value,
          bytes: new Uint8Array(tiff.buffer, from, size),
        });
      }
      return found;
    }
    function below(tag) {
      var pointer = main.filter(function (entry) { return entry.tag === tag; })[0];
      return pointer ? entries(pointer.value, [1, 2, 3, 4, 0x9003, 0x9011]) : [];
    }
    var main = entries(tiff.getUint32(4, little), [0x8769, 0x8825]);
    var camera = below(0x8769);
    var place = below(0x8825);
    if (!camera.length && !place.length) return null;

    var out = new DataView(new ArrayBuffer(1024));
    var cameraAt = 38;
    var placeAt = cameraAt + 6 + 12 * camera.length;
    var end = placeAt + 6 + 12 * place.length;
    function put(at, rows) {
      out.setUint16(at, rows.length, little);
      rows.forEach(function (row, i) {
        var entry = at + 2 + i * 12;
        out.setUint16(entry, row.tag, little);
        out.setUint16(entry + 2, row.type, little);
        out.setUint32(entry + 4, row.number, little);
        if (!row.bytes) return out.setUint32(entry + 8, row.value, little);
        var target = entry + 8;
        if (row.bytes.length > 4) {
          out.setUint32(target, end, little);
          target = end;
          end += row.bytes.length;
        }
        new Uint8Array(out.buffer).set(row.bytes, target);
      });
    }
    out.setUint16(0, little ? 0x4949 : 0x4d4d);
    out.setUint16(2, 42, little);
    out.setUint32(4, 8, little);
    put(8, [
      { tag: 0x8769, type: 4, number: 1, value: cameraAt },
      { tag: 0x8825, type: 4, number: 1, value: placeAt },
    ]);
    put(cameraAt, camera);
    put(placeAt, place);
    var block = new Uint8Array(10 + end);
    block.set([0xff, 0xe1, (end + 8) >> 8, (end + 8) & 255, 0x45, 0x78, 0x69, 0x66, 0, 0]);
    block.set(new Uint8Array(out.buffer, 0, end), 10);
    return block;
  }

  function readTraces(file) {
    return new Response(file.slice(0, 131072)).arrayBuffer().then(function (buffer) {
      var view = new DataView(buffer);
      if (view.getUint16(0) !== 0xffd8) return null;
      for (var at = 2; view.getUint8(at) === 0xff && view.getUint8(at + 1) !== 0xda; ) {
        var size = view.getUint16(at + 2);
        if (view.getUint8(at + 1) === 0xe1 && view.getUint32(at + 4) === 0x45786966) {
          return traces(new DataView(buffer, at + 10, size - 8));
        }
        at += 2 + size;
      }
      return null;
    }).catch(function () { return null; });
  }

  // Pictures

  // Upright and small enough, on a canvas. An image is drawn as it is to be looked at.
  function draw(file, canvas) {
    return new Promise(function (done, fail) {
      var image = new Image();
      var address = URL.createObjectURL(file);
      image.onload = function () {
        var part = Math.min(1, SIDE / Math.max(image.naturalWidth, image.naturalHeight));
        canvas.width = Math.max(1, Math.round(image.naturalWidth * part));
        canvas.height = Math.max(1, Math.round(image.naturalHeight * part));
        canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
        URL.revokeObjectURL(address);
        done(part);
      };
      image.onerror = function () {
        URL.revokeObjectURL(address);
        fail();
      };
      image.src = address;
    });
  }

  // Six large dots a side show nothing of what was there.
  function hide(canvas, spot) {
    var dots = document.createElement("canvas");
    dots.width = dots.height = 6;
    dots.getContext("2d").drawImage(canvas, spot.x, spot.y, spot.w, spot.h, 0, 0, 6, 6);
    var pen = canvas.getContext("2d");
    pen.imageSmoothingEnabled = false;
    pen.drawImage(dots, 0, 0, 6, 6, spot.x, spot.y, spot.w, spot.h);
    pen.imageSmoothingEnabled = true;
  }

  function pack(photo) {
    return new Promise(function (done) { photo.clean.toBlob(done, "image/jpeg", QUALITY); }).then(
      function (small) {
        if (!small) throw new Error();
        var isHidden = photo.spots.length > 0;
        if (!isHidden && photo.part === 1 && small.size >= photo.file.size) return photo.file;
        if (!photo.traces) return small;
        return new Blob([small.slice(0, 2), photo.traces, small.slice(2)], { type: "image/jpeg" });
      }
    );
  }

  // The chosen ones

  function say(photo, text) {
    photo.item.querySelector("[data-state]").textContent = text;
  }

  // The last change wins, however long an earlier one takes to be packed.
  function settle(photo, making) {
    var turn = (photo.turn = (photo.turn || 0) + 1);
    photo.ready = making.then(
      function (blob) { return blob; },
      // Never the whole photo where a part of it was to be hidden.
      function () { return photo.spots.length ? null : photo.file; }
    ).then(function (blob) {
      if (turn !== photo.turn) return photo.ready;
      photo.blob = blob;
      say(photo, blob ? words.ready.replace("{kb}", Math.ceil(blob.size / 1024)) : words.fail);
      document.dispatchEvent(new Event("tanggap:photos"));
    });
    return photo.ready;
  }

  function prepare(photo) {
    say(photo, words.prepare);
    return settle(photo, Promise.all([draw(photo.file, photo.original), readTraces(photo.file)])
      .then(function (made) {
        photo.part = made[0];
        photo.traces = made[1];
        photo.item.querySelector("[data-blur]").hidden = false;
        paint(photo);
        return pack(photo);
      }));
  }

  // What will be sent on `clean`; the same with the edges of the boxes on the page.
  function paint(photo) {
    var shown = photo.item.querySelector("canvas");
    [photo.clean, shown].forEach(function (canvas) {
      canvas.width = photo.original.width;
      canvas.height = photo.original.height;
      canvas.getContext("2d").drawImage(photo.original, 0, 0);
      photo.spots.forEach(function (spot) { hide(canvas, spot); });
    });
    if (!photo.editing) return;
    var pen = shown.getContext("2d");
    photo.spots.forEach(function (spot, i) {
      pen.lineWidth = shown.width / 120;
      pen.strokeStyle = i === photo.at ? "#ffbf3f" : "#ffffff";
      pen.strokeRect(spot.x, spot.y, spot.w, spot.h);
    });
  }

  function add(photo, x, y) {
    var side = Math.max(12, Math.round(Math.min(photo.original.width, photo.original.height) / 5));
    photo.spots.push({ x: x - side / 2, y: y - side / 2, w: side, h: side });
    photo.at = photo.spots.length - 1;
  }

  function change(photo, word) {
    var spot = photo.spots[photo.at];
    var step = Math.round(photo.original.width / 40);
    var way = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }[word];
    if (word === "add") add(photo, photo.original.width / 2, photo.original.height / 2);
    if (word === "done") edit(photo, false);
    if (spot && word === "remove") {
      photo.spots.splice(photo.at, 1);
      photo.at = photo.spots.length - 1;
    }
    if (spot && way) {
      spot.x += way[0] * step;
      spot.y += way[1] * step;
    }
    if (spot && (word === "bigger" || (word === "smaller" && spot.w > step * 2))) {
      var more = word === "bigger" ? step : -step;
      spot.x -= more / 2;
      spot.y -= more / 2;
      spot.w += more;
      spot.h += more;
    }
  }

  function edit(photo, on) {
    photo.editing = on;
    photo.item.querySelector("[data-editor]").hidden = !on;
    photo.item.querySelector("[data-blur]").hidden = on;
    if (!on) photo.item.querySelector("[data-blur]").focus();
  }

  // After each change, so that what is sent never lags behind what is shown.
  function changed(photo) {
    paint(photo);
    settle(photo, pack(photo));
  }

  function show(photo) {
    var item = photo.item;
    item.querySelector("canvas").setAttribute("aria-label", words.alt.replace("{n}", chosen.length));
    item.querySelector("[data-blur]").addEventListener("click", function () {
      edit(photo, true);
      paint(photo);
      item.querySelector("[data-do]").focus();
    });
    item.querySelector("[data-drop]").addEventListener("click", function () {
      chosen.splice(chosen.indexOf(photo), 1);
      item.remove();
      field.focus();
      document.dispatchEvent(new Event("tanggap:photos"));
    });
    item.querySelector("[data-editor]").addEventListener("click", function (event) {
      var word = event.target.dataset.do;
      if (!word) return;
      change(photo, word);
      changed(photo);
    });
    item.querySelector("canvas").addEventListener("click", function (event) {
      if (!photo.editing) return;
      var seen = this.getBoundingClientRect();
      // The picture is fitted into its frame, so the frame may be wider or higher than it.
      var scale = Math.min(seen.width / this.width, seen.height / this.height);
      var x = (event.clientX - seen.left - (seen.width - this.width * scale) / 2) / scale;
      var y = (event.clientY - seen.top - (seen.height - this.height * scale) / 2) / scale;
      var hit = -1;
      photo.spots.forEach(function (spot, i) {
        if (x >= spot.x && x <= spot.x + spot.w && y >= spot.y && y <= spot.y + spot.h) hit = i;
      });
      if (hit >= 0) photo.at = hit;
      else add(photo, x, y);
      changed(photo);
    });
    list.append(item);
  }

  function take(file) {
    var photo = {
      file: file, spots: [], at: -1, original: document.createElement("canvas"),
      clean: document.createElement("canvas"),
      item: template.content.firstElementChild.cloneNode(true),
    };
    chosen.push(photo);
    show(photo);
    return prepare(photo);
  }

  field.addEventListener("change", function () {
    var files = Array.prototype.slice.call(field.files);
    var room = most - chosen.length;
    line.textContent = files.length > room ? words.many.replace("{n}", room) : "";
    files.slice(0, room).reduce(function (before, file) {
      return before.then(function () { return take(file); });
    }, Promise.resolve());
    // They are held here now; the form itself would send them as they came.
    field.value = "";
  });

  box.Photos = {
    chosen: chosen,
    take: take,
    say: say,
    // The server has it; it stays in sight.
    sent: function (photo) {
      chosen.splice(chosen.indexOf(photo), 1);
      most -= 1;
      photo.item.querySelector(".actions").remove();
      photo.item.querySelector("[data-editor]").remove();
      say(photo, words.sent);
    },
    done: function (photo) {
      chosen.splice(chosen.indexOf(photo), 1);
      photo.item.remove();
    },
  };
})();
