// Fills the place of a report from the device. The button exists only where this script runs and
// the device can tell; without it the address fields do the same work.
(function () {
  "use strict";
  var box = document.querySelector("[data-place]");
  if (!box || !navigator.geolocation) return;
  var form = box.closest("form");
  var button = document.createElement("button");
  var line = document.createElement("p");
  button.type = "button";
  button.className = "button quiet";
  button.textContent = box.dataset.label;
  line.className = "hint";
  line.setAttribute("role", "status");
  box.append(button, line);
  button.addEventListener("click", function () {
    button.disabled = true;
    line.textContent = box.dataset.wait;
    navigator.geolocation.getCurrentPosition(
      function (found) {
        button.disabled = false;
        form.elements.lat.value = found.coords.latitude.toFixed(6);
        form.elements.lon.value = found.coords.longitude.toFixed(6);
        if (form.elements.akurasi) form.elements.akurasi.value = Math.round(found.coords.accuracy);
        // One place only: this one goes before what was pasted or chosen.
        ["titik", "kelurahan"].forEach(function (name) {
          if (form.elements[name]) form.elements[name].value = "";
        });
        form.dispatchEvent(new Event("input"));
        form.dispatchEvent(new CustomEvent("tanggap:place", { detail: found.coords.accuracy }));
        line.textContent = box.dataset.done.replace("{m}", Math.round(found.coords.accuracy));
      },
      function () {
        button.disabled = false;
        line.textContent = box.dataset.fail;
      },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 }
    );
  });
})();
