// The browser rings: the service worker, which opens the chat without network and shows what comes
// while no page is open; and the one question whether it may.

import { keep } from "./outbox.js";

const WORKER = "/obrolan/layanan.js";
const PAGE = "rembuk-page";

// The page lets no text become a script; this is the one address that may.
const policy = window.trustedTypes?.createPolicy("rembuk-worker", {
  createScriptURL: (url) => {
    if (url !== WORKER) throw new TypeError(url);
    return url;
  },
});

/** What was kept of the conversation for when there is no network goes. */
export async function forget() {
  try {
    await caches.delete(PAGE);
  } catch {
    // This browser keeps nothing.
  }
}

export class Ring {
  // `key`: what the server is known by at push services, or null. `ask(path, content)` posts.
  // `on`: show(id).
  constructor(key, me, ask, on) {
    this.key = key;
    this.me = me;
    this.ask = ask;
    this.on = on;
    this.registration = null;
    this.stale = false;
    this.started = false;
  }

  async start() {
    await this.register();
    this.started = true;
  }

  async register() {
    if (!("serviceWorker" in navigator) || !isSecureContext) return;
    navigator.serviceWorker.addEventListener("message", ({ data }) => {
      if (data?.show) this.on.show(data.show);
    });
    document.addEventListener("visibilitychange", () => document.hidden && this.renew());
    try {
      const url = policy ? policy.createScriptURL(WORKER) : WORKER;
      await navigator.serviceWorker.register(url, { scope: "/obrolan" });
      this.registration = await navigator.serviceWorker.ready;
    } catch {
      return; // the chat works without
    }
    if (this.may === "granted") await this.subscribe();
  }

  /** Whether it is known that this browser never rings. */
  get cannot() {
    return this.started && ["never", "denied"].includes(this.may);
  }

  get may() {
    if (!this.key || !this.registration?.pushManager || !("Notification" in window)) return "never";
    return Notification.permission;
  }

  /** Whether it is to be asked now: once, and never where the browser would refuse it. */
  get wants() {
    return this.may === "default" && keep.get("rembuk.ring") === null;
  }

  /** The person has said yes or no to our question. Gives whether it rings from now on. */
  async answered(yes) {
    keep.set("rembuk.ring", yes ? "yes" : "no");
    if (!yes || (await Notification.requestPermission()) !== "granted") return false;
    return this.subscribe();
  }

  async subscribe() {
    const options = { userVisibleOnly: true, applicationServerKey: bytes(this.key) };
    const manager = this.registration.pushManager;
    try {
      let mine = await manager.getSubscription();
      if (mine?.options?.applicationServerKey && !same(mine, options)) {
        await mine.unsubscribe(); // the server has another key by now
        mine = null;
      }
      mine ??= await manager.subscribe(options);
      const told = `${this.me} ${this.key} ${mine.endpoint}`;
      if (keep.get("rembuk.rings") === told) return true;
      const answer = await this.ask("/obrolan/dering", mine.toJSON());
      if (answer.ok) keep.set("rembuk.rings", told);
      return Boolean(answer.ok);
    } catch {
      return false; // no push service, as in some browsers
    }
  }

  /** Something has come: what is kept of the conversation is old. */
  came() {
    this.stale = true;
  }

  renew() {
    if (!this.stale || !navigator.onLine) return;
    this.stale = false;
    this.registration?.active?.postMessage({ renew: true });
  }
}

function same(subscription, options) {
  const theirs = new Uint8Array(subscription.options.applicationServerKey);
  return theirs.every((byte, n) => byte === options.applicationServerKey[n]);
}

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}
