// Loads a preview anew when the server has another one at its address.
"use strict";
(() => {
  const pause = 500; // milliseconds
  const mark = document.currentScript.dataset.mark;
  const look = async () => {
    if (document.visibilityState === "visible") {
      try {
        const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
        if (answer.headers.get("Preview-Mark") !== mark) {
          location.reload();
          return;
        }
      } catch {
        // The server has ended; it may come back.
      }
    }
    setTimeout(look, pause);
  };
  setTimeout(look, pause);
})();
