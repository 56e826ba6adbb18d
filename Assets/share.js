// Buttons that only a browser can serve: copy the number, hand the link on, print. They stand only
// where they work.
(function () {
  "use strict";
  var box = document.querySelector("[data-share]");
  if (!box) return;
  var link = new URL(box.dataset.share, location.href).href;
  var number = box.dataset.number;
  var said = document.createElement("span");
  said.setAttribute("role", "status");

  function button(label, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "button quiet";
    made.textContent = label;
    made.addEventListener("click", press);
    box.append(made);
  }
  if (navigator.clipboard) {
    button(box.dataset.copy, function () {
      navigator.clipboard.writeText(number).then(
        function () { said.textContent = box.dataset.copied; },
        function () {}
      );
    });
  }
  if (navigator.share) {
    button(box.dataset.send, function () {
      navigator.share({ title: number, url: link }).catch(function () {});
    });
  }
  if (box.dataset.print) button(box.dataset.print, function () { window.print(); });
  box.append(said);
})();
