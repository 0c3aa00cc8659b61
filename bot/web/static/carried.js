// The same chat in another browser: a code that carries it over, and where it is typed.

import { dialog } from "./panels.js";

const $ = (id) => document.getElementById(id);

/** `ask` posts and gives the answer; `left` is called when this browser changes its chat. */
export function carry(words, ask, left) {
  dialog($("carry"), $("carry-open"), $("menu-button"), async () => {
    $("carry-at").textContent = `${location.host}/obrolan`;
    $("code").className = "words";
    $("code").textContent = words.wait;
    const answer = await ask("/obrolan/kode", {});
    $("code").className = answer.code ? "" : "words";
    // In fours, as it is read aloud from one screen to the other.
    $("code").textContent = answer.code ? answer.code.match(/.{1,4}/g).join(" ") : answer.say;
  });

  dialog($("enter"), $("enter-open"), $("menu-button"), () => {
    $("enter-note").textContent = "";
    $("enter-code").focus();
  });

  $("enter-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    $("enter-note").textContent = words.wait;
    const answer = await ask("/obrolan/pindah", { code: $("enter-code").value });
    if (answer.ok) {
      left();
      location.replace("/obrolan");
    } else {
      $("enter-note").textContent = answer.say;
      $("enter-code").select();
    }
  });
}
