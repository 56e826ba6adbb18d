// The part of the service worker that serves field mode without a network. What is kept lies in a
// cache of the one officer and goes with the end of the session.
(function () {
  "use strict";
  var list = "/meja/lapangan";
  function wipe() {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf("lapangan-") === 0;
      }).map(function (name) { return caches.delete(name); }));
    });
  }
  function kept(request) {
    return caches.keys().then(function (names) {
      return names.filter(function (name) { return name.indexOf("lapangan-") === 0; });
    }).then(function (names) {
      if (names.length === 0) return Response.error();
      return caches.open(names[0]).then(function (cache) {
        return cache.match(new URL(request.url).pathname, { ignoreSearch: true, ignoreVary: true });
      }).then(function (found) { return found || Response.error(); });
    });
  }
  /// The network's answer; where it says nothing for four seconds, or nothing at all, what is kept.
  function answered(request, net) {
    var patience = new Promise(function (done) { setTimeout(done, 4000); })
      .then(function () { return kept(request); })
      .then(function (found) { return found.type === "error" ? net : found; });
    return Promise.race([net.catch(function () { return kept(request); }), patience]);
  }
  function isField(address) {
    if (!address) return false;
    var url = new URL(address);
    return url.origin === self.location.origin &&
      (url.pathname === list || url.pathname.indexOf(list + "/") === 0);
  }
  self.addEventListener("fetch", function (event) {
    var request = event.request;
    var url = new URL(request.url);
    if (url.origin !== self.location.origin) return;
    if (request.method === "POST" && url.pathname === "/keluar") event.waitUntil(wipe());
    if (request.method !== "GET" || request.headers.has("X-Segar")) return;
    var isPage = request.mode === "navigate" && isField(request.url);
    if (!isPage && !(isField(request.referrer) && /^\/(aset|foto)\//.test(url.pathname))) return;
    event.stopImmediatePropagation();
    var net = fetch(request);
    event.waitUntil(net.then(function (answer) {
      if (isPage && (answer.status === 401 || answer.redirected || answer.type === "opaqueredirect")) {
        return wipe();
      }
    }, function () {}));
    event.respondWith(answered(request, net));
  });
})();
