// What is attached to the conversation: photos, papers of staff, where one is.

import { newId } from "./outbox.js";
import { shrink } from "./photo.js";

const $ = (id) => document.getElementById(id);

// Staff paste lists and letters here, or pick them from all files; they are shown by their names.
const PAPER = /\.(csv|tsv|xlsx|xls|ods|pdf|ya?ml)$/i;

/** `say` sends an item, `note` tells the person a sentence, `hush` takes the last one away. */
export function attach(setting, text, { say, note, hush }) {
  const words = setting.words;

  $("photo").addEventListener("click", () => {
    $("attach").focus();
    $("file").click();
  });
  $("file").addEventListener("change", () => {
    const files = [...$("file").files];
    $("file").value = "";
    photos(files);
  });
  text.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    photos(files);
  });

  async function photos(files) {
    hush();
    const album = files.length > 1 ? newId() : null;
    for (const file of files.slice(0, 10)) {
      const text = PAPER.test(file.name) ? `📄 ${file.name}` : "";
      if (!text && file.type && !file.type.startsWith("image/")) {
        note(words["photo-not"]);
        continue;
      }
      const blob = await shrink(file);
      if (blob.size > setting.uploadLimit) {
        note(words["photo-too-large"]);
        continue;
      }
      say({ kind: "photo", name: file.name, mime: blob.type, album, blob, text });
    }
  }

  $("location").addEventListener("click", () => {
    $("attach").focus();
    if (!navigator.geolocation || !isSecureContext) {
      note(words["location-unsupported"]);
      return;
    }
    note(words["location-finding"], true);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        note("");
        say({ kind: "location", location: [coords.latitude, coords.longitude] });
      },
      (error) => note(words[`location-${["", "denied", "unavailable", "timeout"][error.code]}`]),
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  });
}
