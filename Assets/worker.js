// Shows what the city sends to this browser, keeps one page for times without network, and sends
// what was written there. Nothing that belongs to a person is ever kept here.

// The same message sent twice is shown once: its id is the tag.
self.addEventListener("push", function (event) {
  var said = { id: "", judul: "Tanggap", tautan: "/" };
  try {
    said = Object.assign(said, event.data.json());
  } catch (e) {}
  event.waitUntil(
    self.registration.showNotification(said.judul, { tag: said.id, data: said.tautan })
  );
});
self.addEventListener("notificationclick", function (event) {
  event.notification.close();
  var path = String(event.notification.data || "/");
  if (path.charAt(0) !== "/" || path.charAt(1) === "/") path = "/";
  event.waitUntil(self.clients.openWindow(path));
});

// The addresses carry a digest of their content, so a new shell has a new name.
var KEPT = "shell:" + self.SHELL.join();
self.addEventListener("install", function (event) {
  event.waitUntil(
    caches.open(KEPT).then(function (cache) { return cache.addAll(self.SHELL); })
      .then(function () { return self.skipWaiting(); })
  );
});
self.addEventListener("activate", function (event) {
  event.waitUntil(
    caches.keys().then(function (names) {
      return Promise.all(
        names.filter(function (name) { return name.indexOf("shell:") === 0 && name !== KEPT; })
          .map(function (name) { return caches.delete(name); })
      );
    }).then(function () { return self.clients.claim(); })
  );
});
self.addEventListener("fetch", function (event) {
  var address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (event.request.mode === "navigate" && address.pathname.indexOf("/meja") !== 0) {
    event.respondWith(
      fetch(event.request).catch(function () { return caches.match(self.SHELL[0]); })
    );
  } else if (self.SHELL.indexOf(address.pathname, 1) > 0) {
    event.respondWith(
      caches.match(event.request).then(function (found) { return found || fetch(event.request); })
    );
  }
});
self.addEventListener("sync", function (event) {
  if (event.tag === "tanggap-outbox") event.waitUntil(self.Tanggap.send());
});
