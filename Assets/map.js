// The map of public reports: counts where many lie, marks where few do. The list below it and the
// line of words say the same. Nothing is loaded before somebody asks for the map.
(function () {
  "use strict";
  var box = document.querySelector("[data-map]");
  var frame = box && box.querySelector("[data-leaflet]");
  if (!frame) return;
  var words = box.dataset, line = box.querySelector("[role=status]"), here = box.querySelector("[data-here]");
  var button = box.querySelector("button");
  var map, marks, privates, asked, parts = [];

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (all, name) { return name in values ? values[name] : all; });
  }

  function mark(place, kind, text, label, act) {
    var one = L.marker(place, {
      icon: L.divIcon({ className: kind, html: "", iconSize: act ? [44, 44] : null }),
      interactive: !!act, keyboard: !!act
    });
    one.on("add", function () {
      var element = one.getElement();
      element.textContent = text;
      if (label) element.setAttribute("aria-label", label);
    });
    if (act) {
      one.on("click", act);
      one.on("keypress", function (event) { if (event.originalEvent.key === "Enter") act(); });
    }
    return one;
  }

  function tell(properties) {
    var link = document.createElement("a");
    link.href = "/laporan/" + encodeURIComponent(properties.nomor);
    link.textContent = properties.nomor;
    line.textContent = about(properties) + " ";
    line.append(link);
    link.focus();
  }

  function about(properties) {
    return [properties.kategori, properties.tutup ? words.done : words.open].filter(Boolean).join(" · ") + ".";
  }

  function draw(feature) {
    var at = feature.geometry.coordinates, place = [at[1], at[0]], p = feature.properties;
    if (p.jenis === "kelompok") {
      mark(place, "map-count", p.jumlah, fill(words.cluster, { count: p.jumlah }), function () {
        // The mark goes away; whoever came by keyboard stays on the map.
        frame.focus();
        if (map.getZoom() < map.getMaxZoom()) map.setView(place, map.getZoom() + 2);
        else here.click();
      }).addTo(marks);
    } else {
      mark(place, "map-count map-one", p.tutup ? "✓" : "!", p.nomor + ": " + about(p), function () { tell(p); }).addTo(marks);
    }
  }

  function section() {
    var b = map.getBounds();
    return [Math.max(-90, b.getSouth()), Math.max(-180, b.getWest()), Math.min(90, b.getNorth()), Math.min(180, b.getEast())]
      .map(function (n) { return n.toFixed(4); }).join(",");
  }

  function address(path, query) {
    var all = new URLSearchParams(words.filter);
    Object.keys(query).forEach(function (name) { all.set(name, query[name]); });
    return path + "?" + all.toString();
  }

  function look() {
    var box = section();
    if (asked) asked.abort();
    asked = new AbortController();
    history.replaceState(null, "", address("/peta", { kotak: box }));
    here.href = address("/laporan", { kotak: box });
    here.hidden = false;
    fetch(address("/api/v1/peta", { kotak: box, zoom: Math.round(map.getZoom()), bahasa: document.documentElement.lang }), { signal: asked.signal })
      .then(function (answer) {
        if (!answer.ok) throw answer;
        return answer.json();
      })
      .then(function (found) {
        var sum = found.features.reduce(function (sum, f) { return sum + (f.properties.jumlah || 1); }, 0);
        marks.clearLayers();
        found.features.forEach(draw);
        line.textContent = fill(words.found, { count: sum });
      })
      .catch(function (problem) {
        if (problem.name !== "AbortError") line.textContent = words.fail;
      });
    hidden();
  }

  // Private reports: how many in a village, never where.
  function hidden() {
    var sight = map.getBounds(), close = map.getZoom() >= 14;
    privates.clearLayers();
    if (!close) return;
    parts.forEach(function (part) {
      if (!sight.intersects(part.box)) return;
      if (!part.counts) {
        part.counts = [];
        fetch("/api/v1/peta/privat?wilayah=" + part.code)
          .then(function (answer) {
            if (!answer.ok) throw answer;
            return answer.json();
          })
          .then(function (found) {
            part.counts = found.kelurahan;
            hidden();
          })
          .catch(function () { part.counts = null; });
      }
      part.counts.forEach(function (one) {
        if (sight.contains([one.lat, one.lon])) {
          mark([one.lat, one.lon], "map-name map-private", fill(words.private, { count: one.jumlah })).addTo(privates);
        }
      });
    });
  }

  button.hidden = false;
  button.addEventListener("click", function () {
    button.disabled = true;
    line.textContent = words.wait;
    frame.hidden = false;
    window.basemap(frame).then(function (made) {
      var fit = words.fit && words.fit.split(",").map(Number);
      map = made;
      // Its room stays, so that nothing moves long after the press.
      button.hidden = true;
      marks = L.layerGroup().addTo(map);
      privates = L.layerGroup().addTo(map);
      parts = frame.dataset.areas.split(" ").filter(Boolean).map(function (part) {
        var halves = part.split(":"), b = halves[1].split(",").map(Number);
        return { code: halves[0], box: L.latLngBounds([b[0], b[1]], [b[2], b[3]]) };
      });
      if (fit) map.fitBounds([[fit[0], fit[1]], [fit[2], fit[3]]], { animate: false });
      map.on("moveend", look);
      look();
      frame.focus();
    }).catch(function () {
      button.disabled = false;
      frame.hidden = true;
      line.textContent = words.fail;
    });
  });
})();
