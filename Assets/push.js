// Lets this browser be told of news: asks for the permission only when the button is pressed.
(function () {
  "use strict";
  var box;
  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (c) { return c.charCodeAt(0); });
  }
  function setUp() {
    box = document.querySelector("[data-push]");
    if (!box || box.firstChild || !("serviceWorker" in navigator) || !("PushManager" in window)) return;
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
      navigator.serviceWorker
        .register("/pekerja.js")
        .then(function () { return navigator.serviceWorker.ready; })
        .then(function (worker) {
          return worker.pushManager.subscribe({
            userVisibleOnly: true,
            applicationServerKey: bytes(box.dataset.key),
          });
        })
        .then(function (subscription) {
          var keys = subscription.toJSON().keys;
          var form = new URLSearchParams();
          form.set("_token", box.dataset.token);
          form.set("endpoint", subscription.endpoint);
          form.set("p256dh", keys.p256dh);
          form.set("auth", keys.auth);
          return fetch(box.dataset.push, { method: "POST", body: form, credentials: "same-origin" });
        })
        .then(function (answer) {
          if (!answer.ok) throw new Error();
          line.textContent = box.dataset.done;
        })
        .catch(function () {
          button.disabled = false;
          line.textContent = box.dataset.fail;
        });
    });
  }
  setUp();
  document.addEventListener("tanggap:fresh", setUp);
})();
