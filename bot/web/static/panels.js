// Panels that a button opens and Escape closes: sheets under a button, and dialogs over the page.

export function sheet(button, panel) {
  const set = (open) => {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) panel.querySelector("button").focus();
  };
  button.addEventListener("click", () => set(panel.hidden));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    set(false);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!panel.hidden && !panel.contains(event.target) && !button.contains(event.target)) set(false);
  });
  panel.addEventListener("click", () => set(false));
  panel.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget) && event.relatedTarget !== button) {
      set(false);
    }
  });
}

/** A dialog that is opened by `opener`; when it closes, `back` has the focus again. */
export function dialog(box, opener, back, opened) {
  opener.addEventListener("click", () => {
    box.showModal();
    opened();
  });
  box.querySelector(".close").addEventListener("click", () => box.close());
  box.addEventListener("close", () => back.focus());
}

// Older phones do not shrink the page when the keyboard comes up.
export function shrinks() {
  if (window.visualViewport) {
    visualViewport.addEventListener("resize", () => {
      const covered = innerHeight - visualViewport.height > 120 && visualViewport.scale === 1;
      const style = document.documentElement.style;
      if (covered) style.setProperty("--tall", `${visualViewport.height}px`);
      else style.removeProperty("--tall");
    });
  }
}
