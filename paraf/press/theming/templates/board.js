// Shows the board anew when the watcher wrote another one, and tells when the watcher has stopped.
"use strict";
(() => {
  const pause = 1000; // milliseconds
  const patience = 120; // seconds without a sign of the watcher
  const watcher = document.getElementById("watcher");
  const written = watcher.textContent;
  let last = Number("{{ seconds }}");
  let heard = false;
  let quiet = 0;
  const look = () => {
    const sign = document.createElement("script");
    const done = () => {
      sign.remove();
      quiet += pause / 1000;
      const stopped = quiet > patience || (!heard && Date.now() / 1000 - last > patience);
      watcher.classList.toggle("stopped", stopped);
      const says = stopped ? watcher.dataset.stopped : written;
      if (watcher.textContent !== says) {
        watcher.textContent = says;
      }
      setTimeout(look, pause);
    };
    sign.onload = done;
    sign.onerror = done;
    sign.src = `{{ stamp }}?${Date.now()}`;
    document.head.append(sign);
  };
  window.parafBoard = (version, at) => {
    if (version !== "{{ version }}") {
      location.reload();
    } else if (at !== last) {
      [last, heard, quiet] = [at, true, 0];
    }
  };
  look();
})();
