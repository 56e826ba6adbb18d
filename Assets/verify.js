// Zooms and moves complaint and proof together, by buttons or keys. The page shows both photos and
// leads to their full size without this script.
(function () {
  "use strict";
  var box = document.querySelector("[data-zoom]");
  if (!box) return;
  var pictures = box.querySelectorAll(".evidence img");
  if (pictures.length === 0) return;
  var step = 0.2;
  var scale = 1;
  var x = 0;
  var y = 0;
  var bar = document.createElement("div");
  var line = document.createElement("span");
  bar.className = "zoom actions";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", box.dataset.zoom);
  line.setAttribute("role", "status");

  function within(value) {
    // Nothing of the picture's edge moves past the middle of its frame.
    var most = (scale - 1) / 2 / scale;
    return Math.max(-most, Math.min(most, value));
  }
  function show() {
    x = within(x);
    y = within(y);
    Array.prototype.forEach.call(pictures, function (picture) {
      picture.style.transform =
        "scale(" + scale + ") translate(" + x * 100 + "%," + y * 100 + "%)";
    });
    line.textContent = box.dataset.said.replace("{n}", String(scale).replace(".", ","));
  }
  var moves = {
    in: function () { scale = Math.min(6, scale * 1.5); },
    out: function () { scale = Math.max(1, scale / 1.5); },
    left: function () { x += step / scale; },
    right: function () { x -= step / scale; },
    up: function () { y += step / scale; },
    down: function () { y -= step / scale; },
    reset: function () { scale = 1; x = 0; y = 0; },
  };
  function act(name) {
    moves[name]();
    scale = Math.round(scale * 100) / 100;
    show();
  }
  var signs = { in: "+", out: "−", left: "←", right: "→", up: "↑", down: "↓", reset: "1:1" };
  Object.keys(moves).forEach(function (name) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button quiet";
    button.textContent = signs[name];
    button.setAttribute("aria-label", box.dataset[name]);
    button.title = box.dataset[name];
    button.addEventListener("click", function () { act(name); });
    bar.appendChild(button);
  });
  var hint = document.createElement("span");
  hint.className = "hint";
  hint.textContent = box.dataset.keys;
  bar.append(line, hint);
  document.querySelector("[data-bar]").append(bar);

  var keys = {
    "+": "in", "=": "in", "-": "out", "0": "reset", ArrowLeft: "left", ArrowRight: "right",
    ArrowUp: "up", ArrowDown: "down",
  };
  // Only where a photo or the buttons have the focus, so that no other key loses its meaning.
  function pressed(event) {
    var name = keys[event.key];
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(name);
  }
  bar.addEventListener("keydown", pressed);
  Array.prototype.forEach.call(box.querySelectorAll(".evidence a"), function (link) {
    link.addEventListener("keydown", pressed);
  });
})();
