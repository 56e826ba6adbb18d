// The place of a report on a map: a tap sets the pin, four buttons move it, a line says which
// village it is in. The map is loaded only when asked for.
(function () {
  "use strict";
  var box = document.querySelector("[data-pin]");
  if (!box || !window.basemap || !window.fetch) return;
  var form = box.closest("form");
  var fields = form.elements;
  var words = box.dataset;
  var frame = box.querySelector("[data-leaflet]");
  var button = box.querySelector("button");
  var line = box.querySelector("[role=status]");
  var arrows = box.querySelector("[data-arrows]");
  var METRES = 25;
  var DEGREE = 111195; // metres in one of latitude
  var map, pin, asked, metres, circle;
  box.hidden = false;

  function typed() {
    var lat = Number(fields.lat.value.replace(",", "."));
    var lon = Number(fields.lon.value.replace(",", "."));
    return fields.lat.value && fields.lon.value && isFinite(lat) && isFinite(lon) ? [lat, lon] : null;
  }

  function name(lat, lon) {
    var mine = (asked = {});
    line.textContent = words.wait;
    fetch("/api/v1/wilayah?lat=" + lat + "&lon=" + lon)
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(); })
      .then(function (said) { if (mine === asked) line.textContent = said.pesan; })
      .catch(function () { if (mine === asked) line.textContent = lat + ", " + lon; });
  }

  function set(lat, lon) {
    lat = lat.toFixed(6);
    lon = lon.toFixed(6);
    fields.lat.value = lat;
    fields.lon.value = lon;
    // One place only: the pin goes before what was pasted or chosen.
    fields.titik.value = "";
    fields.kelurahan.value = "";
    metres = 0;
    form.dispatchEvent(new Event("input"));
    show([Number(lat), Number(lon)]);
    name(lat, lon);
  }

  function show(place) {
    if (!pin) {
      pin = L.marker(place, {
        icon: L.divIcon({ className: "pin", html: "", iconSize: [28, 28] }),
        interactive: false, keyboard: false,
      }).addTo(map);
      pin.getElement().textContent = "●";
    }
    pin.setLatLng(place);
    if (circle) circle.remove();
    circle = metres && L.circle(place, { radius: metres, interactive: false, className: "map-around" });
    if (circle) circle.addTo(map);
    if (!map.getBounds().contains(place)) map.panTo(place);
    arrows.hidden = false;
  }

  // The device has told its place, within so many metres.
  form.addEventListener("tanggap:place", function (event) {
    var place = typed();
    metres = event.detail;
    if (map) {
      map.setView(place, 16);
      show(place);
    }
    name(place[0], place[1]);
  });

  button.addEventListener("click", function () {
    button.hidden = true;
    frame.hidden = false;
    line.textContent = words.wait;
    window.basemap(frame).then(function (made) {
      map = made;
      var place = typed();
      if (place) {
        map.setView(place, 16);
        show(place);
      }
      line.textContent = words.tap;
      map.on("click", function (event) { set(event.latlng.lat, event.latlng.lng); });
      frame.focus();
    }).catch(function () {
      button.hidden = false;
      frame.hidden = true;
      line.textContent = words.fail;
    });
  });
  arrows.addEventListener("click", function (event) {
    var way = event.target.dataset.way;
    var place = typed();
    if (!way || !place) return;
    var steps = way.split(",").map(Number);
    var squeeze = Math.max(0.01, Math.cos((place[0] * Math.PI) / 180));
    set(place[0] + (steps[0] * METRES) / DEGREE, place[1] + (steps[1] * METRES) / (DEGREE * squeeze));
  });
})();
