importScripts("/pekerja-lapangan.js");
// Shows what the city sends to this browser. The same message sent twice is shown once: its id is
// the tag.
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
