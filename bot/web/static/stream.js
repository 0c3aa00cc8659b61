// The live stream: connects, notices silence, connects again a little later each time.

const SILENCE = 50000; // the server gives a sign of life every 20 s
const SLOWEST = 30000;

export class Stream {
  // `on`: entries(list), state("open" | "lost" | "crowded"), reload().
  constructor(url, cursor, on) {
    this.url = url;
    this.cursor = cursor;
    this.on = on;
    this.tries = 0;
    this.crowded = false;
    document.addEventListener("visibilitychange", () => this.wake());
    addEventListener("online", () => this.wake());
    // A page that comes back from the browser's cache has lost its connection.
    addEventListener("pageshow", (event) => event.persisted && this.open());
    addEventListener("pagehide", () => this.shut());
  }

  shut() {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.source?.close();
    this.source = null;
  }

  open() {
    this.shut();
    this.crowded = false;
    const source = new EventSource(`${this.url()}&sejak=${this.cursor}`);
    this.source = source;
    const alive = (event) => {
      if (event.lastEventId) this.cursor = event.lastEventId;
      clearTimeout(this.silence);
      this.silence = setTimeout(() => this.again(), SILENCE);
    };
    source.onopen = (event) => {
      alive(event);
      this.tries = 0;
      this.on.state("open");
    };
    source.onmessage = (event) => {
      this.on.entries(JSON.parse(event.data));
      alive(event);
    };
    source.addEventListener("detak", alive);
    source.addEventListener("tutup", () => this.again());
    source.addEventListener("muat", () => {
      this.shut();
      if (!this.on.reload()) this.timer = setTimeout(() => this.open(), 20000);
    });
    source.addEventListener("cukup", () => {
      this.shut();
      this.crowded = true;
      this.on.state("crowded");
    });
    // EventSource would try again by itself, always after the same time.
    source.onerror = () => this.again();
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.again(), SILENCE);
  }

  again() {
    this.shut();
    this.tries += 1;
    if (this.tries > 1) this.on.state("lost");
    const wait = Math.min(SLOWEST, 300 * 2 ** this.tries) * (0.7 + Math.random() * 0.6);
    this.timer = setTimeout(() => this.open(), wait);
  }

  /** Something has changed for the better: do not wait for the rest of the delay. A page that
   * nobody looks at may have given its line back, and takes none. */
  wake() {
    if (!this.source && !this.crowded && !document.hidden) this.open();
  }
}
