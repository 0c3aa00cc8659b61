// The chat's service worker. VERSION, FILES and ICON stand before this text (bot/channels/browser/
// ringing.py): the worker changes with what it keeps.

const KEPT = `rembuk-${VERSION}`;
const PAGE = "rembuk-page";
const CHAT = "/obrolan";

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

async function install() {
  const kept = await caches.open(KEPT);
  await kept.addAll(FILES);
  await self.skipWaiting();
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith("rembuk-") && name !== KEPT && name !== PAGE) await caches.delete(name);
  }
  await self.clients.claim();
  await renew();
}

/** The conversation as it is now, for when there is no network. */
async function renew() {
  try {
    await (await caches.open(PAGE)).add(CHAT);
  } catch {
    // There is none now; what was kept stays.
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || request.method !== "GET") return;
  if (request.mode === "navigate" && url.pathname === CHAT) event.respondWith(page(request, url));
  else if (url.pathname.startsWith("/statis/")) event.respondWith(file(request));
});

async function page(request, url) {
  const kept = await caches.open(PAGE);
  try {
    const answer = await fetch(request);
    // With a link's parameter it is the page of that link.
    if (answer.ok && !url.searchParams.has("start")) await kept.put(CHAT, answer.clone());
    return answer;
  } catch (error) {
    const known = await kept.match(CHAT);
    if (known) return known;
    throw error;
  }
}

/** Files whose address changes with them. */
async function file(request) {
  const known = await caches.match(request, { ignoreVary: true });
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(KEPT)).put(request, answer.clone());
  return answer;
}

self.addEventListener("message", (event) => {
  if (event.data?.renew) event.waitUntil(renew());
});

// What comes while no page shows the chat.

self.addEventListener("push", (event) => event.waitUntil(push(event.data)));

const chats = async () => {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter((each) => new URL(each.url).pathname === CHAT);
};

async function push(data) {
  let said;
  try {
    said = data.json();
  } catch {
    return;
  }
  if ((await chats()).some((each) => each.visibilityState === "visible")) return;
  await self.registration.showNotification(said.title, {
    body: said.body,
    lang: said.lang,
    icon: ICON,
    badge: ICON,
    tag: said.id,
    data: { id: said.id },
  });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.id));
});

/** The chat, at that message. */
async function open(id) {
  const [known] = await chats();
  if (!known) {
    await self.clients.openWindow(`${CHAT}?pesan=${id}`);
    return;
  }
  known.postMessage({ show: id });
  await known.focus();
}
