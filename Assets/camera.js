// A camera inside the page of a task, with the complaint photo as a faint overlay, so that the result
// is seen from the same angle. What it takes goes into the form beside chosen files, with the time
// and place the device knows. Where there is no camera the file field does the same work.
(function () {
  "use strict";
  var box = document.querySelector("[data-camera]");
  if (!box || !navigator.mediaDevices || !navigator.mediaDevices.getUserMedia) return;
  var most = 5;
  var longest = 1600;
  var say = box.dataset;
  // Read by field.js when the form is sent.
  var taken = (window.tanggapCamera = []);
  var place = null;
  var stream = null;
  var watch = 0;

  function element(name, properties, children) {
    var made = Object.assign(document.createElement(name), properties);
    (children || []).forEach(function (child) { made.appendChild(child); });
    return made;
  }
  function button(words, quiet, work) {
    var made = element("button", {
      type: "button", textContent: words, className: quiet ? "button quiet" : "button",
    });
    made.addEventListener("click", work);
    return made;
  }

  var line = element("p", { className: "hint" });
  line.setAttribute("role", "status");
  var open = button(say.open, true, start);
  var shots = element("div", { className: "strip" });
  var video = element("video", { muted: true, playsInline: true, autoplay: true });
  var ghost = element("img", { alt: "", className: "ghost", hidden: !say.camera });
  var view = element("div", { className: "finder" }, [video, ghost]);
  var levels = element("div", { className: "actions levels" });
  [0, 25, 50, 75].forEach(function (percent) {
    var level = button(percent ? say.ghost.replace("{n}", percent) : say.off, true, function () {
      shade(percent);
    });
    level.dataset.percent = percent;
    levels.appendChild(level);
  });
  var take = button(say.take, false, snap);
  var stage = element("div", { hidden: true }, [
    view, element("p", { className: "actions" }, [take, button(say.close, true, stop)]), levels,
  ]);
  levels.hidden = !say.camera;
  box.append(open, line, stage, shots);
  // Kept for the offline case: the small picture is on the device, the large one may not be.
  ghost.addEventListener("error", function () {
    if (ghost.src.indexOf(say.thumb) < 0) ghost.src = say.thumb;
  });

  function shade(percent) {
    ghost.style.opacity = percent / 100;
    Array.prototype.forEach.call(levels.children, function (level) {
      level.setAttribute("aria-pressed", String(Number(level.dataset.percent) === percent));
    });
  }

  function start() {
    open.disabled = true;
    navigator.mediaDevices
      .getUserMedia({ audio: false, video: { facingMode: "environment", width: { ideal: 1920 } } })
      .then(function (found) {
        stream = found;
        video.srcObject = found;
        stage.hidden = false;
        open.hidden = true;
        if (say.camera && !ghost.src) ghost.src = say.camera;
        shade(50);
        take.focus({ preventScroll: true });
        if (navigator.geolocation) {
          watch = navigator.geolocation.watchPosition(
            function (at) {
              place = at.coords.latitude.toFixed(6) + "," + at.coords.longitude.toFixed(6);
            },
            function () {}, { enableHighAccuracy: true, maximumAge: 30000 }
          );
        }
        return video.play();
      })
      // Picture and shutter together, whichever of them would else be cut off.
      .then(function () { stage.scrollIntoView({ block: "nearest" }); })
      .catch(function () {
        open.disabled = false;
        line.textContent = say.fail;
      });
  }

  function stop() {
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    if (watch) navigator.geolocation.clearWatch(watch);
    stream = null;
    watch = 0;
    stage.hidden = true;
    open.hidden = false;
    open.disabled = false;
    open.focus();
  }

  function snap() {
    if (!video.videoWidth || taken.length >= most) return;
    var scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight));
    var canvas = element("canvas", {
      width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale),
    });
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(function (blob) {
      taken.push({ blob: blob, at: Date.now(), place: place || "" });
      list();
      if (taken.length >= most) stop();
    }, "image/jpeg", 0.8);
  }

  function list() {
    shots.textContent = "";
    taken.forEach(function (shot, index) {
      var picture = element("img", {
        src: URL.createObjectURL(shot.blob), width: 160, height: 120,
        alt: say.picture.replace("{n}", index + 1),
      });
      picture.addEventListener("load", function () { URL.revokeObjectURL(picture.src); });
      var remove = button(say.remove.replace("{n}", index + 1), true, function () {
        taken.splice(index, 1);
        list();
      });
      shots.appendChild(element("div", { className: "kept" }, [picture, remove]));
    });
    line.textContent = say.count.replace("{n}", taken.length);
  }

  // A result that is opened again brings its pictures.
  document.addEventListener("tanggap:foto", function (event) {
    if (!event.detail.length) return;
    event.detail.forEach(function (shot) { taken.push(shot); });
    list();
  });
  addEventListener("pagehide", function () { if (stream) stop(); });
})();
