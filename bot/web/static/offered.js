// What is offered once a proposal is on its way: that the browser rings, or news in another app.

import { keep } from "./outbox.js";

const $ = (id) => document.getElementById(id);
const NUMBER = /\b[A-Z]{2,5}-20\d\d-\d{5}/;

/** Asks once, when there is a proposal of which something may be heard: whether the browser may ring,
 * and where it cannot, whether news may go to another app. */
export function offers(setting, ring, log, { say, note, focus, leave }) {
  const words = setting.words;

  for (const button of $("elsewhere").querySelectorAll("button")) {
    button.addEventListener("click", () => {
      keep.set("rembuk.elsewhere", "asked");
      $("elsewhere").hidden = true;
      if (!("elsewhere" in button.dataset)) return focus();
      // The bot gives a link that carries this chat over.
      say({ kind: "choice", choice: "do:connect", text: button.textContent });
      leave();
    });
  }

  $("ring-yes").addEventListener("click", async () => {
    $("ring").hidden = true;
    note(words[(await ring.answered(true)) ? "ring-on" : "ring-not"], true);
  });
  $("ring-no").addEventListener("click", () => {
    ring.answered(false);
    $("ring").hidden = true;
    focus();
  });

  return () => {
    const heard = NUMBER.test(log.said);
    $("ring").hidden = !(ring.wants && heard);
    const other = ring.cannot && Object.keys(setting.doors).length && keep.get("rembuk.elsewhere") === null;
    $("elsewhere").hidden = !(other && heard);
  };
}
