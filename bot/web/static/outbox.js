// What was said here and has not arrived yet. It is kept in the browser until the server has it;
// every message carries its own id, so that trying again never says it twice.

const PHOTO_STALL = 45000;

/** An id for a message. `crypto.randomUUID` is missing on plain http and on older phones. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** A store of strings that goes on in memory where the browser keeps nothing. */
class Keep {
  constructor(name) {
    this.name = name; // named, not held: where it is forbidden, even the name throws
    this.works = true;
    this.memory = {};
  }

  get(key) {
    try {
      return window[this.name].getItem(key) ?? this.memory[key] ?? null;
    } catch {
      return this.memory[key] ?? null;
    }
  }

  set(key, value) {
    delete this.memory[key];
    try {
      if (value === null) window[this.name].removeItem(key);
      else window[this.name].setItem(key, value);
    } catch {
      this.works = false;
      if (value !== null) this.memory[key] = value;
    }
  }
}

export const keep = new Keep("localStorage");
export const keepInTab = new Keep("sessionStorage");

// Photos are too large for localStorage.
const blobs = {
  memory: new Map(),
  open() {
    this.opened ??= new Promise((resolve) => {
      try {
        const request = indexedDB.open("rembuk", 1);
        request.onupgradeneeded = () => request.result.createObjectStore("photos");
        request.onsuccess = () => resolve(request.result);
        request.onerror = request.onblocked = () => resolve(null);
      } catch {
        resolve(null);
      }
    });
    return this.opened;
  },
  async act(mode, work) {
    const db = await this.open();
    if (!db) return undefined;
    return new Promise((resolve) => {
      try {
        const transaction = db.transaction("photos", mode);
        const request = work(transaction.objectStore("photos"));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onerror = transaction.onabort = () => resolve(undefined);
      } catch {
        resolve(undefined);
      }
    });
  },
  put(id, blob) {
    this.memory.set(id, blob);
    return this.act("readwrite", (store) => store.put(blob, id));
  },
  async get(id) {
    return this.memory.get(id) ?? this.act("readonly", (store) => store.get(id));
  },
  drop(id) {
    this.memory.delete(id);
    return this.act("readwrite", (store) => store.delete(id));
  },
};

export const photoOf = (id) => blobs.get(id);

export class Outbox {
  // `on`: sent(item), changed(item), progress(item, part), trouble(words), reload().
  constructor(me, query, on) {
    this.key = `rembuk.unsent.${me}`;
    this.query = query;
    this.on = on;
    this.tries = 0;
    this.timer = 0;
    this.busy = false;
  }

  get items() {
    try {
      return JSON.parse(keep.get(this.key)) ?? [];
    } catch {
      return [];
    }
  }

  // Another tab of the same chat writes here too, so it is read anew for every change.
  change(work) {
    const items = work(this.items);
    keep.set(this.key, items.length ? JSON.stringify(items) : null);
  }

  /** Keeps a message; it leaves with the next `flush`. */
  add(item, blob) {
    const whole = { id: newId(), at: new Date().toISOString(), state: "waiting", ...item };
    this.change((items) => [...items, whole]);
    if (blob) blobs.put(whole.id, blob);
    return whole;
  }

  mark(id, state, why = "") {
    this.change((items) => items.map((i) => (i.id === id ? { ...i, state, why } : i)));
    const item = this.items.find((i) => i.id === id);
    if (item) this.on.changed(item);
  }

  drop(id) {
    this.change((items) => items.filter((i) => i.id !== id));
    blobs.drop(id);
  }

  again(id) {
    this.mark(id, "waiting");
    this.poke();
  }

  /** The way may be open again: try now. */
  poke() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.flush();
  }

  async flush() {
    if (this.busy || this.timer) return;
    this.busy = true;
    try {
      for (;;) {
        const item = this.items.find((i) => i.state !== "failed");
        if (!item) return;
        const [result, words, after] = await this.post(item);
        if (result === "sent") {
          this.tries = 0;
          this.drop(item.id);
          this.on.sent(item);
        } else if (result === "failed") {
          this.mark(item.id, "failed", words);
        } else if (result === "reload") {
          if (!this.on.reload()) this.timer = setTimeout(() => this.poke(), 20000);
          return;
        } else {
          this.tries += 1;
          this.mark(item.id, "unsent");
          this.on.trouble(words);
          const wait = after * 1000 || Math.min(30000, 700 * 2 ** this.tries);
          this.timer = setTimeout(() => this.poke(), wait * (0.8 + Math.random() * 0.4));
          return;
        }
      }
    } finally {
      this.busy = false;
    }
  }

  async post(item) {
    const blob = item.kind === "photo" ? await blobs.get(item.id) : null;
    if (item.kind === "photo" && !blob) return ["failed", "", 0];
    try {
      const [status, body, after] = await (blob ? this.photo(item, blob) : this.words(item));
      if (status === 200 && body.ok) return ["sent", "", 0];
      if (body.reload) return ["reload", body.say, 0];
      if ([400, 403, 413, 415].includes(status) && body.say) return ["failed", body.say, 0];
      return ["later", body.say ?? "", Number(after) || 0];
    } catch {
      // No answer: it may or may not have arrived. The id settles that when it is sent again.
      return ["later", "", 0];
    }
  }

  async words(item) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), 20000);
    try {
      const { id, kind } = item;
      const label = kind === "choice" ? item.text : undefined;
      const response = await fetch(`/obrolan/pesan?${this.query()}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ id, [kind]: item[kind], label }),
        signal: abort.signal,
      });
      // A hotel's or a provider's own page may answer in our place.
      const body = await response.json().catch(() => ({}));
      return [response.status, body, response.headers.get("Retry-After")];
    } finally {
      clearTimeout(timer);
    }
  }

  // XMLHttpRequest, because fetch cannot tell how much of a photo has left.
  photo(item, blob) {
    return new Promise((resolve, reject) => {
      const query = new URLSearchParams(this.query());
      query.set("id", item.id);
      query.set("name", item.name);
      if (item.album) query.set("album", item.album);
      const request = new XMLHttpRequest();
      let timer = 0;
      const alive = () => {
        clearTimeout(timer);
        timer = setTimeout(() => request.abort(), PHOTO_STALL);
      };
      request.open("POST", `/obrolan/foto?${query}`);
      request.setRequestHeader("Content-Type", blob.type || item.mime || "application/octet-stream");
      request.upload.onprogress = (event) => {
        alive();
        this.on.progress(item, event.lengthComputable ? event.loaded / event.total : 0);
      };
      request.onload = () => {
        let body = {};
        try {
          body = JSON.parse(request.responseText);
        } catch {
          // Not our answer.
        }
        resolve([request.status, body, request.getResponseHeader("Retry-After")]);
      };
      request.onerror = request.onabort = reject;
      request.onloadend = () => clearTimeout(timer);
      alive();
      request.send(blob);
    });
  }
}
