// The page speaks the language in which the bot has begun to speak.

/** Whether the page speaks it now; without network it goes on as before. */
export async function translate(locale, setting, text, log) {
  const words = setting.words;
  try {
    const response = await fetch(`/obrolan/kata/${locale}`);
    if (!response.ok) return false;
    Object.assign(words, await response.json());
  } catch {
    return false;
  }
  setting.locale = locale;
  document.documentElement.lang = locale;
  document.title = words.title;
  log.language(locale);
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = words[node.dataset.t];
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", words[node.dataset.tLabel]);
  }
  text.placeholder = words[text.dataset.tPlaceholder];
  log.settle();
  return true;
}
