// Draws the city: on tiles where the installation has them, else from its own areas, of which only
// those in sight are loaded. The library itself is loaded when a map is asked for, once.
// basemap(element) gives a promise of the map; the element has the attributes of `baseMap`.
(function () {
  "use strict";
  var library;

  function load(data) {
    if (library) return library;
    var sheet = new Promise(function (done, fail) {
      var link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = data.leafletCss;
      link.onload = done;
      link.onerror = fail;
      // Before ours, which says how things look.
      document.head.prepend(link);
    });
    var code = new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = data.leaflet;
      script.onload = done;
      script.onerror = fail;
      document.head.append(script);
    });
    library = Promise.all([sheet, code]);
    // Without a network now, perhaps with one later.
    library.catch(function () { library = null; });
    return library;
  }

  function rings(area) {
    return area.batas.map(function (steps) {
      var lat = 0, lon = 0, ring = [];
      for (var i = 0; i < steps.length; i += 2) {
        lat += steps[i];
        lon += steps[i + 1];
        ring.push([lat / 1e4, lon / 1e4]);
      }
      return ring;
    });
  }

  function areas(map, parts) {
    var waiting = parts.map(function (part) {
      var halves = part.split(":"), box = halves[1].split(",").map(Number);
      return { code: halves[0], box: L.latLngBounds([box[0], box[1]], [box[2], box[3]]) };
    });
    // Cities, their districts, their villages: those with room for their names are named.
    var places = [{}, {}, {}];

    function place(level, key, text, box) {
      var one = places[level][key];
      if (one) return one.box.extend(box);
      var icon = L.divIcon({ className: "map-name", html: "", iconSize: null });
      var name = L.marker(box.getCenter(), { icon: icon, interactive: false, keyboard: false, zIndexOffset: -1e4 });
      name.on("add", function () { name.getElement().textContent = text; });
      places[level][key] = { box: L.latLngBounds(box.getSouthWest(), box.getNorthEast()), name: name };
    }
    function draw(city, area) {
      var shape = L.polygon(rings(area), { interactive: false, className: area.kira ? "map-area map-rough" : "map-area" });
      var box = shape.getBounds();
      shape.addTo(map);
      place(0, city, city, box);
      place(1, city + area.kecamatan, area.kecamatan, box);
      place(2, city + area.kecamatan + area.nama, area.nama, box);
    }

    function look() {
      var sight = map.getBounds();
      waiting = waiting.filter(function (part) {
        if (!sight.intersects(part.box)) return true;
        fetch("/peta/wilayah/" + part.code).then(function (answer) {
          if (!answer.ok) throw answer;
          return answer.json();
        }).then(function (found) {
          found.wilayah.forEach(function (area) { draw(found.nama, area); });
          label();
        }).catch(function () { waiting.push(part); });
        return false;
      });
      label();
    }

    // Each in the middle of what is seen of it, and none over another.
    function label() {
      var shown = map.getZoom() < 12 ? 0 : map.getZoom() < 14 ? 1 : 2, sight = map.getBounds(), taken = [];
      places.forEach(function (all, level) {
        Object.keys(all).forEach(function (key) {
          var box = all[key].box, name = all[key].name;
          name.remove();
          if (level !== shown || !sight.intersects(box)) return;
          var place = [
            (Math.max(box.getSouth(), sight.getSouth()) + Math.min(box.getNorth(), sight.getNorth())) / 2,
            (Math.max(box.getWest(), sight.getWest()) + Math.min(box.getEast(), sight.getEast())) / 2
          ];
          var at = map.latLngToContainerPoint(place);
          if (taken.some(function (p) { return Math.abs(p.x - at.x) < 100 && Math.abs(p.y - at.y) < 18; })) return;
          taken.push(at);
          name.setLatLng(place).addTo(map);
        });
      });
    }

    map.on("moveend", look);
    look();
  }

  window.basemap = function (element) {
    var data = element.dataset;
    return load(data).then(function () {
      var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      var map = L.map(element, {
        center: data.centre.split(",").map(Number), zoom: 12, minZoom: 8, maxZoom: 18,
        zoomControl: false, attributionControl: !!data.credit,
        zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still
      });
      L.control.zoom({ zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(map);
      if (data.credit) {
        map.attributionControl.setPrefix(false);
        // The library takes markup here; the credit is text.
        var credit = document.createElement("span");
        credit.textContent = data.credit;
        map.attributionControl.addAttribution(credit.innerHTML);
      }
      if (data.tiles) L.tileLayer(data.tiles, { maxZoom: 18 }).addTo(map);
      else areas(map, data.areas.split(" ").filter(Boolean));
      return map;
    });
  };
})();
