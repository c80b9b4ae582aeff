// What the pages do where scripts run: poll for changes and reload only then, count down, copy a code.
// Everything works without it: the page then reloads itself, and a code can be selected by one touch.
(function () {
  "use strict";
  var main = document.querySelector("main");
  if (!main) return;

  // Polling: a change of the order reloads the page; nothing else does.
  var seconds = parseInt(main.getAttribute("data-refresh"), 10);
  var address = main.getAttribute("data-watch");
  var seen = main.getAttribute("data-seen");
  function lookLater() { setTimeout(look, seconds * 1000); }
  function look() {
    if (!address) { location.reload(); return; }
    if (document.hidden) { lookLater(); return; }
    var request = new XMLHttpRequest();
    request.open("GET", address);
    request.setRequestHeader("Accept", "application/json");
    request.timeout = 10000;
    request.onload = function () {
      var data = null;
      try { data = JSON.parse(request.responseText).data; } catch (e) { data = null; }
      if (request.status === 200 && data && data.updated_at !== seen) location.reload();
      else lookLater();
    };
    request.onerror = request.ontimeout = lookLater;
    request.send();
  }
  if (seconds > 0) {
    lookLater();
    document.addEventListener("visibilitychange", function () { if (!document.hidden && address) look(); });
  }

  // Counts down by the server's clock, because the phone's may be wrong.
  var clock = document.querySelector("[data-until]");
  if (clock) {
    var end = Date.parse(clock.getAttribute("data-until")) - Date.parse(clock.getAttribute("data-now")) + Date.now();
    var two = function (n) { return (n < 10 ? "0" : "") + n; };
    var timer = setInterval(function () {
      var left = Math.max(0, Math.round((end - Date.now()) / 1000));
      var hours = Math.floor(left / 3600), minutes = Math.floor(left / 60) % 60;
      clock.textContent = (hours ? hours + ":" + two(minutes) : minutes) + ":" + two(left % 60);
      if (left === 0) { clearInterval(timer); setTimeout(function () { location.reload(); }, 3000); }
    }, 1000);
  }

  // Copying: a page without https has no navigator.clipboard, only execCommand.
  function copyText(text, done) {
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(text).then(done, function () {});
      return;
    }
    var field = document.createElement("textarea");
    field.value = text;
    field.className = "hidden";
    field.setAttribute("readonly", "");
    document.body.appendChild(field);
    field.select();
    field.setSelectionRange(0, text.length);
    try { if (document.execCommand("copy")) done(); } catch (e) { /* the code can still be selected */ }
    document.body.removeChild(field);
  }
  Array.prototype.forEach.call(document.querySelectorAll("button[data-copy]"), function (button) {
    var label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", function () {
      copyText(button.getAttribute("data-copy"), function () {
        button.textContent = button.getAttribute("data-copied");
        button.setAttribute("aria-live", "polite");
        setTimeout(function () { button.textContent = label; }, 2000);
      });
      button.focus();
    });
  });
})();
