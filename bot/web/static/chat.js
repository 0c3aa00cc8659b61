// The chat page: joins the transcript, the outbox and the stream to what people press.

import { attach } from "./attached.js";
import { carry } from "./carried.js";
import { translate } from "./language.js";
import { Log, element } from "./log.js";
import { offers } from "./offered.js";
import { Outbox, keep, keepInTab, photoOf } from "./outbox.js";
import { sheet, shrinks } from "./panels.js";
import { Place } from "./place.js";
import { Ring, forget } from "./ring.js";
import { Stream } from "./stream.js";

const $ = (id) => document.getElementById(id);
const setting = JSON.parse($("data").textContent);
const words = setting.words;
const scroll = $("scroll");
const text = $("text");
const touch = matchMedia("(pointer: coarse)").matches;
const query = () => `me=${setting.me}&bahasa=${setting.locale}`;

// Transcript, outbox, stream

const place = new Place(scroll, $("newer"), words, () => log.empty);

const log = new Log($("log"), scroll, setting, words, {
  choose: (button) => say({ kind: "choice", choice: button.id, text: button.label }, true),
  again: (id) => outbox.again(id),
  drop: (id) => {
    outbox.drop(id);
    log.remove(id);
    hello();
    text.focus();
  },
});

const outbox = new Outbox(setting.me, query, {
  sent: (item) => place.still(() => {
    log.state({ ...item, state: "sent" });
    untrouble();
    // What let this through lets the answer through: a stream that waits out its delay would
    // keep it back for up to half a minute.
    stream.wake();
    // The answer may have been faster than this.
    typing(log.unanswered);
    setTimeout(() => log.unechoed([], item.id) && refresh(), 4000);
  }),
  changed: (item) => place.still(() => {
    const follow = place.stuck;
    log.state(item);
    if (follow) place.toEnd();
  }),
  progress: (item, part) => log.progress(item, part),
  trouble: (why) => place.still(() => {
    if (why) note(why);
    troubled = Boolean(why);
  }),
  reload: () => reload(),
});

const stream = new Stream(() => `/obrolan/aliran?${query()}`, setting.cursor, {
  entries: (entries) => place.still(() => receive(entries)),
  state: (state) => {
    connection = state;
    place.still(banner);
    if (state === "open") outbox.poke();
  },
  reload: () => reload(),
});

/** Everything anew, as it is kept: of a conversation that was deleted nothing stays. */
async function refresh() {
  // An answer may come while this is asked for, and be newer than what is given.
  const arrived = log.arrived();
  await forget();
  try {
    const response = await fetch(`/obrolan/riwayat?${query()}`);
    if (!response.ok) return;
    const page = await response.json();
    place.still(() => {
      log.clear(arrived);
      log.show(page.entries, { quiet: true });
      $("older").hidden = !page.older;
      hello();
      place.toEnd();
    });
  } catch {
    // The next answer tries again.
  }
}

function receive(entries) {
  const wasAtEnd = place.atEnd;
  const forgotten = log.unechoed(entries);
  const fresh = log.show(entries);
  if (entries.some((entry) => !entry.mine)) typing(false);
  for (const entry of entries) if (entry.key) outbox.drop(entry.key);
  if (!outbox.items.length) untrouble();
  hello();
  place.reveal(fresh, wasAtEnd);
  if (forgotten) refresh();
  const last = entries.filter((entry) => !entry.mine).pop();
  if (last && last.locale !== setting.locale && setting.locales.includes(last.locale)) {
    speak(last.locale);
  }
  if (document.hidden && last) document.title = `• ${words.title}`;
  ring.came();
  offerRing();
}

// A page that nobody looks at gives its line back after a while; then the browser rings.
const UNSEEN = 20000;
let unseen = 0;
document.addEventListener("visibilitychange", () => {
  clearTimeout(unseen);
  if (!document.hidden) document.title = words.title;
  else if (ring.may === "granted") unseen = setTimeout(() => stream.shut(), UNSEEN);
});

// The browser rings

const ring = new Ring(setting.push, setting.me, (path, content) => ask(path, content), {
  show: (id) => showMessage(id),
});
const offerRing = offers(setting, ring, log, {
  say: (item) => say(item),
  note: (sentence, calm) => note(sentence, calm),
  focus: () => text.focus(),
  leave: () => scroll.focus({ preventScroll: true }),
});

/** The message for which somebody was rung, however long ago it came. */
async function showMessage(id) {
  for (let pages = 0; pages < 10 && !log.nodes.has(id) && !$("older").hidden; pages += 1) {
    await older();
  }
  const node = log.nodes.get(id);
  if (!node) return;
  node.scrollIntoView({ block: "center" });
  node.classList.add("rung");
  setTimeout(() => node.classList.remove("rung"), 4000);
}

function say(item, fromButton = false) {
  if (fromButton && document.activeElement?.closest(".choices")) {
    // The button goes away; the reader's place must not.
    scroll.focus({ preventScroll: true });
  }
  const { blob, ...rest } = item;
  log.wait(outbox.add(rest, blob), blob ? URL.createObjectURL(blob) : null);
  outbox.flush();
  hello();
  place.toEnd();
  if (!keep.works) note(words.storage);
}

function hello() {
  $("hello").hidden = !log.empty;
  $("link").hidden = log.empty || setting.start === null;
}

let typingTimer = 0;
function typing(on) {
  clearTimeout(typingTimer);
  const dots = $("typing");
  if (!on) {
    dots.hidden = true;
    return;
  }
  typingTimer = setTimeout(() => place.still(() => {
    if (!log.unanswered) return;
    const wasAtEnd = place.atEnd;
    dots.hidden = false;
    if (wasAtEnd) place.toEnd();
    typingTimer = setTimeout(() => (dots.hidden = true), 12000);
  }), 500);
}

// What the person is told beside the conversation

let connection = "open";
function banner() {
  const box = $("banner");
  box.replaceChildren();
  if (!navigator.onLine) box.append(words.offline);
  else if (connection === "lost") box.append(words.reconnecting);
  else if (connection === "crowded") {
    const here = element("button", { type: "button" }, words["crowded-here"]);
    here.addEventListener("click", () => stream.open());
    box.append(element("span", {}, words.crowded), here);
  }
}
addEventListener("offline", () => place.still(banner));
addEventListener("online", () => {
  place.still(banner);
  outbox.poke();
});

// A sentence about messages that wait goes away with them; others stay until the next step.
let troubled = false;
function untrouble() {
  if (troubled) note("");
  troubled = false;
}

function hush() {
  if (!troubled) note("");
}

function note(sentence, calm = false) {
  $("note").classList.toggle("calm", calm);
  if ($("note").textContent !== sentence) $("note").textContent = sentence;
}

/** This page belongs to another chat than the cookie; what was typed goes along as a draft. */
function reload() {
  const last = Number(keepInTab.get("reloaded") ?? 0);
  if (Date.now() - last < 15000) {
    note(words.trouble);
    return false;
  }
  keepInTab.set("reloaded", String(Date.now()));
  const typed = outbox.items.filter((item) => item.kind === "text").map((item) => item.text);
  if (text.value.trim()) typed.push(text.value);
  if (typed.length) keepInTab.set("carried", typed.join("\n"));
  keep.set(outbox.key, null);
  keep.set(draftKey, null);
  location.reload();
  return true;
}

// Writing

const draftKey = `rembuk.draft.${setting.me}`;

function grow() {
  if (!text.value) {
    text.style.height = "";
    return;
  }
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 3}px`;
}

function write(value) {
  text.value = value;
  keep.set(draftKey, value || null);
  grow();
}

text.addEventListener("input", () => {
  keep.set(draftKey, text.value || null);
  grow();
});

text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});

function submit() {
  const value = text.value;
  if (!value.trim()) {
    note(words["nothing-written"], true);
    text.focus();
    return;
  }
  if (new TextEncoder().encode(JSON.stringify(value)).length > setting.textLimit) {
    note(words["text-too-long"]);
    return;
  }
  hush();
  write("");
  say({ kind: "text", text: value });
  text.focus();
}

$("start").addEventListener("click", begin);
$("link-yes").addEventListener("click", begin);
$("link-no").addEventListener("click", () => {
  forgetLink();
  text.focus();
});

// The menu says what the bot's own words do.
for (const button of $("menu").querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => {
    const label = button.querySelector("b").textContent;
    say({ kind: "choice", choice: button.dataset.do, text: label });
    scroll.focus({ preventScroll: true });
  });
}

function begin() {
  const start = setting.start ?? "";
  forgetLink();
  say({ kind: "start", start });
  scroll.focus({ preventScroll: true });
}

function forgetLink() {
  setting.start = null;
  history.replaceState(null, "", "/obrolan");
  hello();
}

// Older messages

async function older() {
  const button = $("older");
  if (button.disabled) return;
  button.disabled = true;
  try {
    const response = await fetch(`/obrolan/riwayat?${query()}&sebelum=${log.first}`);
    const page = await response.json();
    if (!response.ok) throw new Error(page.say);
    const height = scroll.scrollHeight;
    const focused = document.activeElement === button;
    log.show(page.entries, { quiet: true });
    button.hidden = !page.older;
    scroll.scrollTop += scroll.scrollHeight - height;
    if (focused && button.hidden) scroll.focus({ preventScroll: true });
  } catch {
    note(words.reconnecting);
  } finally {
    button.disabled = false;
  }
}
$("older").addEventListener("click", older);

// Another browser

async function ask(path, content) {
  try {
    const response = await fetch(`${path}?${query()}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(content),
    });
    return await response.json();
  } catch {
    return { say: words.offline };
  }
}

async function speak(locale) {
  if (await translate(locale, setting, text, log)) banner();
}

// What is pressed

shrinks();
sheet($("attach"), $("sheet"));
sheet($("menu-button"), $("menu"));
attach(setting, text, { say, note, hush });
carry(words, ask, () => keep.set(draftKey, null));

// Begin

async function open() {
  $("footer").hidden = false;
  $("menu-button").hidden = false;
  log.show(setting.entries, { quiet: true });
  $("older").hidden = !setting.older;
  for (const item of outbox.items) {
    const photo = item.kind === "photo" ? await photoOf(item.id) : null;
    log.wait(item, photo ? URL.createObjectURL(photo) : null);
  }
  hello();
  const carried = keepInTab.get("carried");
  keepInTab.set("carried", null);
  write([keep.get(draftKey), carried].filter(Boolean).join("\n"));
  if (log.empty) scroll.scrollTop = 0;
  else {
    place.toEnd();
    place.reveal([...document.querySelectorAll("#log .msg.bot:last-child")], true);
  }
  banner();
  stream.open();
  outbox.flush();
  const rung = new URLSearchParams(location.search).get("pesan");
  if (rung) {
    history.replaceState(null, "", "/obrolan");
    showMessage(rung);
  }
  ring.start().then(() => place.still(offerRing));
  if (!touch && !log.empty) text.focus();
}
open();
