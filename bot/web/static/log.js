// The transcript on the screen. Everything that people or the bot wrote becomes a text node.

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** The text with our own /u/ addresses, and what leads to us in other apps, as links; anybody else's
 * stay words. */
function linked(text, sites, doors) {
  const made = document.createDocumentFragment();
  let rest = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"']+/g)) {
    const words = found[0].replace(/[.,;:!?)\]]+$/, "");
    let url;
    try {
      url = new URL(words);
    } catch {
      continue;
    }
    const ours = sites.includes(url.origin) && /^\/u\/[\w-]+$/.test(url.pathname);
    if (!ours && !doors.some((door) => url.href.startsWith(door))) continue;
    made.append(text.slice(rest, found.index));
    made.append(element("a", { href: url.href, target: "_blank", rel: "noopener" }, words));
    rest = found.index + words.length;
  }
  made.append(text.slice(rest));
  return made;
}

/** The address when it is a file on this site, else null. */
function ownFile(url) {
  if (!url) return null;
  try {
    const whole = new URL(url, location.origin);
    return whole.origin === location.origin ? whole.href : null;
  } catch {
    return null;
  }
}

export class Log {
  // `on`: choose(button, entry), again(id), drop(id).
  constructor(box, scroll, setting, words, on) {
    this.box = box;
    this.scroll = scroll;
    this.setting = setting;
    this.words = words;
    this.on = on;
    this.nodes = new Map(); // entry id -> node
    this.pending = new Map(); // key -> node
    this.replaced = new Map(); // entry id -> the id that it was drawn under
    this.gone = new Set(); // entries that were replaced before they were shown
    this.sites = [location.origin];
    if (setting.site) this.sites.push(new URL(setting.site).origin);
    this.doors = Object.values(setting.doors);
    this.language(setting.locale);
  }

  language(locale) {
    const zone = { timeZone: this.setting.timeZone };
    const tag = locale === "id" ? "id-ID" : "en-GB";
    this.clock = new Intl.DateTimeFormat(tag, { hour: "2-digit", minute: "2-digit", ...zone });
    this.exact = new Intl.DateTimeFormat(tag, { dateStyle: "full", timeStyle: "short", ...zone });
    this.days = new Intl.DateTimeFormat(tag, {
      weekday: "long", day: "numeric", month: "long", year: "numeric", ...zone,
    });
  }

  get empty() {
    return !this.nodes.size && !this.pending.size;
  }

  /** All that the bot has said here. */
  get said() {
    return [...this.box.querySelectorAll(".bot")].map((node) => node.textContent).join("\n");
  }

  get unanswered() {
    return this.box.lastElementChild?.classList.contains("mine") ?? false;
  }

  get first() {
    return this.box.querySelector("[data-id]")?.dataset.id ?? null;
  }

  /** Draws entries; returns the nodes that are new, in the order of the screen. */
  show(entries, { quiet = false } = {}) {
    if (quiet) this.box.setAttribute("aria-live", "off");
    const fresh = [];
    for (const entry of entries) {
      if (this.nodes.has(entry.id) || this.replaced.has(entry.id)) continue;
      if (this.gone.has(entry.id)) continue;
      const pending = entry.key && this.pending.get(entry.key);
      const old = entry.replaces && this.nodes.get(this.replaced.get(entry.replaces) ?? entry.replaces);
      const node = this.draw(entry, pending || null);
      if (old) {
        // In place, as an edit: its place among its neighbours is that of the first one.
        this.replaced.set(entry.id, old.dataset.id);
        node.dataset.id = old.dataset.id;
        node.dataset.at = old.dataset.at;
        this.nodes.set(old.dataset.id, node);
        old.replaceWith(node);
      } else {
        if (entry.replaces) this.gone.add(entry.replaces);
        this.nodes.set(entry.id, node);
        if (pending) {
          this.pending.delete(entry.key);
          pending.remove();
        }
        this.place(node);
      }
      if (!pending && !quiet) node.classList.add("fresh");
      fresh.push(node);
    }
    this.settle();
    // Screen readers take in the additions of this moment only after it.
    if (quiet) setTimeout(() => this.box.setAttribute("aria-live", "polite"), 300);
    return fresh;
  }

  /** Whether something that has arrived there was answered and is not in the conversation: it was
   * deleted with all the rest. */
  unechoed(entries, id = null) {
    const answered = (node) =>
      entries.some((entry) => !entry.mine) ||
      [...this.nodes.values()].some(
        (other) => other.classList.contains("bot") && other.dataset.at > node.dataset.at,
      );
    for (const [key, node] of this.pending) {
      if (id !== null && key !== id) continue;
      if (node.dataset.state !== "sent" || entries.some((entry) => entry.key === key)) continue;
      if (answered(node)) return true;
    }
    return false;
  }

  /** What is shown now and has arrived, to be taken away by `clear`. */
  arrived() {
    const sent = [...this.pending].filter(([, node]) => node.dataset.state === "sent");
    return { nodes: new Map(this.nodes), pending: new Map(sent) };
  }

  /** Takes away what had arrived; what has come since, or is still on its way, stays. */
  clear(arrived) {
    for (const name of ["nodes", "pending"]) {
      for (const [key, node] of arrived[name]) {
        node.remove();
        if (this[name].get(key) === node) this[name].delete(key);
      }
    }
    for (const line of this.box.querySelectorAll(".day")) line.remove();
    for (const [id, drawn] of this.replaced) if (!this.nodes.has(drawn)) this.replaced.delete(id);
    this.gone.clear();
  }

  place(node) {
    const id = BigInt(node.dataset.id);
    let before = null;
    for (let other = this.box.lastElementChild; other; other = other.previousElementSibling) {
      if (other.dataset.id && BigInt(other.dataset.id) < id) break;
      before = other;
    }
    this.box.insertBefore(node, before);
  }

  /** A message on its way: drawn at the end, or drawn anew in its place. */
  wait(item, preview) {
    const entry = {
      mine: true, at: item.at, key: item.id, buttons: [], locale: this.setting.locale,
      text: item.kind === "start" ? this.words.start : item.text ?? "",
      location: item.location ?? null,
      file: item.kind === "photo" && !item.text ? { kind: "photo", name: item.name, url: "" } : null,
    };
    const node = this.draw(entry, null, item, preview);
    const old = this.pending.get(item.id);
    if (old) old.replaceWith(node);
    else this.box.append(node);
    this.pending.set(item.id, node);
    this.settle();
    return node;
  }

  state(item) {
    const node = this.pending.get(item.id);
    if (!node) return;
    node.dataset.state = item.state;
    node.querySelector(".meta").replaceWith(this.meta({ mine: true, at: item.at }, item));
    node.querySelector(".trouble")?.remove();
    if (item.state !== "sent" && item.state !== "waiting") node.append(this.trouble(item));
    if (item.state !== "waiting") node.querySelector("progress")?.remove();
    this.settle();
  }

  progress(item, part) {
    const bubble = this.pending.get(item.id)?.querySelector(".bubble");
    if (!bubble) return;
    let bar = bubble.querySelector("progress");
    if (!bar) {
      bar = element("progress", { max: 1, "aria-label": this.words.sending });
      bubble.insertBefore(bar, bubble.lastElementChild);
    }
    bar.value = part;
  }

  remove(id) {
    this.pending.get(id)?.remove();
    this.pending.delete(id);
    this.settle();
  }

  draw(entry, pending, item = null, preview = null) {
    const words = this.words;
    const node = element("div", { class: `msg ${entry.mine ? "mine" : "bot"}` });
    if (entry.id) node.dataset.id = entry.id;
    if (item) node.dataset.state = item.state;
    node.dataset.at = entry.at;
    const bubble = element("div", { class: "bubble" });
    const who = entry.mine ? words.you : words.bot;
    bubble.append(element("span", { class: "sr" }, `${who}: `));
    const attached = this.attached(entry, preview ?? pending?.querySelector("img")?.src);
    const code = entry.file?.kind === "qr"; // what it leads to is said before it
    if (attached && !code) bubble.append(attached);
    const bare = !attached && !entry.text ? words.start : entry.text;
    if (bare) {
      const lang = entry.mine || entry.locale === this.setting.locale ? null : entry.locale;
      bubble.append(element("p", { class: "text", dir: "auto", lang }, linked(bare, this.sites, this.doors)));
    }
    if (attached && code) bubble.append(attached);
    bubble.append(this.meta(entry, item));
    node.append(bubble);
    if (item && item.state !== "waiting" && item.state !== "sent") node.append(this.trouble(item));
    if (entry.buttons.length) {
      const many = entry.buttons.length > 6 ? " many" : "";
      const group = element("div", { class: `choices${many}`, role: "group", "aria-label": words.choices });
      for (const button of entry.buttons) {
        const made = element("button", { type: "button", class: button.word ? "word" : null });
        made.append(element("span", { dir: "auto" }, button.label));
        if (button.detail) made.append(element("small", { dir: "auto" }, button.detail));
        // The second tap of a nervous finger may hit the next question's button.
        made.addEventListener("click", (event) => event.detail < 2 && this.on.choose(button));
        group.append(made);
      }
      node.append(group);
    }
    return node;
  }

  attached(entry, preview) {
    const { words } = this;
    if (entry.location) {
      // People know a place by a map, not by its numbers.
      const map = `https://maps.google.com/?q=${entry.location.map((n) => n.toFixed(5)).join(",")}`;
      const away = { class: "attached", href: map, target: "_blank", rel: "noopener noreferrer" };
      return element("a", away, icon("i-place"), words["my-location"]);
    }
    const file = entry.file;
    if (!file) return null;
    const url = ownFile(file.url);
    if (file.kind === "photo" || file.kind === "qr") {
      const shown = preview ?? url;
      if (!shown) {
        const why = entry.id ? words["photo-waiting"] : words["my-photo"];
        return element("span", { class: "attached" }, icon("i-photo"), why);
      }
      const alt = file.kind === "qr" ? words.qr : words["my-photo"];
      const picture = element("img", { src: shown, class: file.kind, alt, decoding: "async" });
      if (!url) return picture;
      picture.alt = file.kind === "qr" ? words.qr : words["open-photo"];
      return element("a", { href: url, target: "_blank", rel: "noopener" }, picture);
    }
    if (!url) return element("span", { class: "attached" }, icon("i-file"), file.name || words.file);
    const name = file.name || words.file;
    return element("a", { class: "attached", href: url, download: name }, icon("i-file"), name);
  }

  meta(entry, item) {
    const at = new Date(entry.at);
    const meta = element("div", { class: "meta" });
    meta.append(
      element("time", { datetime: entry.at, title: this.exact.format(at) }, this.clock.format(at)),
    );
    if (entry.mine) {
      const state = item ? item.state : "sent";
      const word = { waiting: "sending", sent: "sent" }[state];
      meta.append(icon(state === "sent" ? "i-sent" : "i-wait"));
      // What has gone wrong stands below it in words, and is not heard twice.
      if (word) meta.append(element("span", { class: "sr" }, this.words[word]));
    }
    return meta;
  }

  trouble(item) {
    const { words } = this;
    const box = element("div", { class: "trouble" });
    const failed = item.state === "failed";
    box.append(element("p", {}, failed ? item.why || words.failed : words.unsent));
    const again = element("button", { type: "button" }, words.again);
    again.addEventListener("click", () => this.on.again(item.id));
    box.append(again);
    if (failed) {
      const drop = element("button", { type: "button" }, words.drop);
      drop.addEventListener("click", () => this.on.drop(item.id));
      box.append(drop);
    }
    return box;
  }

  /** Day lines, gaps and buttons follow from the messages. What is right already stays, so that
   * screen readers hear of each day once. */
  settle() {
    const now = Date.now();
    const names = new Map([
      [this.days.format(now - 86400000), this.words.yesterday],
      [this.days.format(now), this.words.today],
    ]);
    let day = "";
    let mine = null;
    for (const node of this.box.querySelectorAll(".msg")) {
      const date = this.days.format(new Date(node.dataset.at));
      const label = names.get(date) ?? date;
      const line = node.previousElementSibling;
      const has = line?.classList.contains("day") ? line : null;
      if (label === day) has?.remove();
      else if (!has) this.box.insertBefore(this.dayLine(label), node);
      else if (has.textContent !== label) has.firstChild.textContent = label;
      const own = node.classList.contains("mine");
      node.classList.toggle("next", label === day && own === mine);
      day = label;
      mine = own;
    }
    for (const line of this.box.querySelectorAll(".day")) {
      if (!line.nextElementSibling?.classList.contains("msg")) line.remove();
    }
    // What the bot asked is answered once the person has said something after it.
    let open = true;
    const nodes = [...this.box.children].reverse();
    for (const node of nodes) {
      if (node.classList.contains("mine") && node.dataset.state !== "failed") open = false;
      const choices = node.querySelector(".choices");
      if (choices) choices.hidden = !open;
    }
  }

  dayLine(label) {
    return element("div", { class: "day" }, element("span", {}, label));
  }
}
