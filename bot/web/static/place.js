// The place in the conversation: stay with it, but never pull away from what is being read, and move
// nothing under a finger that is down.

// So long after a finger has lifted it is known whether that was a tap.
const LIFTED = 300; // ms

export class Place {
  // `newer` leads down; `empty` tells whether nothing has been said yet.
  constructor(scroll, newer, words, empty) {
    this.scroll = scroll;
    this.newer = newer;
    this.words = words;
    this.stuck = true;
    this.pressed = false;
    this.held = []; // what has to wait until the finger is up
    this.lifting = 0;
    scroll.addEventListener("scroll", () => {
      this.stuck = this.atEnd;
      this.choicesBelow();
    }, { passive: true });
    newer.addEventListener("click", () => {
      this.toEnd();
      scroll.focus({ preventScroll: true });
    });
    new ResizeObserver(() => {
      const follow = this.stuck;
      this.still(() => {
        if (empty()) scroll.scrollTop = 0;
        else if (follow) this.toEnd();
      });
    }).observe(scroll);
    addEventListener("pointerdown", () => {
      clearTimeout(this.lifting);
      this.pressed = true;
    }, true);
    addEventListener("pointerup", () => this.lifts(LIFTED), true);
    addEventListener("pointercancel", () => this.lifts(LIFTED), true);
    // A click is the tap itself: what is done for it comes first.
    addEventListener("click", () => this.lifts(0));
    // The page may be left with a finger down.
    addEventListener("blur", () => this.lifts(0));
  }

  /** Does something that moves what stands on the page, as soon as no finger is down: the tap would go
   * to whatever has come under it. */
  still(work) {
    if (this.pressed) this.held.push(work);
    else work();
  }

  lifts(after) {
    clearTimeout(this.lifting);
    this.lifting = setTimeout(() => {
      this.pressed = false;
      for (const work of this.held.splice(0)) work();
      this.choicesBelow();
    }, after);
  }

  get atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroll;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.newer.hidden = true;
  }

  /** Shows new messages: all of them, or the beginning of what was answered when they are too many.
   * One's own words give way to the answer. */
  reveal(nodes, wasAtEnd) {
    if (!nodes.length) return;
    if (!wasAtEnd) {
      this.pill("newer");
      return;
    }
    this.toEnd();
    const first = nodes.find((node) => node.classList.contains("bot")) ?? nodes[0];
    const view = this.scroll.getBoundingClientRect();
    const top = first.getBoundingClientRect().top - view.top;
    const choices = nodes.at(-1).querySelectorAll(".choices button");
    const bottom = (choice) => choice.getBoundingClientRect().bottom - top + 12;
    // What is to be tapped stays in sight: of a long message its end, where the question stands. Of many
    // choices the first are enough, above what leads to the others. A number, which has its code to be
    // kept, stands above what follows from it.
    const fits =
      first.querySelector("img.qr") ||
      !choices.length ||
      bottom([...choices].at(-1)) <= view.bottom ||
      bottom(choices[0]) + 72 <= view.bottom;
    if (top < 0 && fits) this.scroll.scrollTop += top - 12;
    else if (choices.length) {
      // On a screen that does not even hold the choices, the first of them comes before the last.
      const hidden = view.top + view.height / 3 - choices[0].getBoundingClientRect().top;
      if (hidden > view.height / 3) this.scroll.scrollTop -= hidden;
    }
    this.choicesBelow();
  }

  /** What leads down: to new messages, or to choices that are out of sight. */
  pill(word) {
    // It would come under the finger; who lifts it is looked after again.
    if (this.pressed && this.newer.hidden) return;
    this.newer.querySelector("span").textContent = this.words[word];
    this.newer.dataset.word = word;
    this.newer.hidden = false;
  }

  choicesBelow() {
    const open = [...document.querySelectorAll(".choices:not([hidden])")].pop();
    const end = this.scroll.getBoundingClientRect().bottom;
    const below = open && open.lastElementChild.getBoundingClientRect().top > end - 24;
    if (below) this.pill("see-choices");
    else if (this.newer.dataset.word === "see-choices" || this.atEnd) this.newer.hidden = true;
  }
}
