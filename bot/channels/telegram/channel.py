"""Telegram: updates in, messages out, by python-telegram-bot's types."""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import orjson

# The kind of RetryAfter.retry_after to come; the old one warns.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    Update,
)
from telegram.constants import ChatType
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.channels.base import (
    Gone,
    Limits,
    News,
    Package,
    Parcel,
    Refused,
    Standing,
    Take,
    TryLater,
    Unavailable,
    Unfetchable,
    Unreadable,
    kind_of,
    sound,
)
from bot.channels.limits import TELEGRAM
from bot.channels.telegram.request import AiohttpRequest, NotSent
from bot.faults import tell
from handlers.conversation.messages import Attachment, FileKind, Incoming, Location, Stray

log = logging.getLogger("rembuk.telegram")

# At DEBUG the library writes the addresses that it calls, and in them the token.
logging.getLogger("telegram.Bot").setLevel(logging.INFO)

NAME = "telegram"


# Always named: left out, Telegram keeps what was set before.
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]

POLL = 30  # seconds that Telegram holds a request for updates open
ROW = 30  # characters of labels in one row of a keyboard
# A group hears from us this often in an hour at the most.
GROUP_MOST, GROUP_HOUR = 20, timedelta(hours=1)
SAY_AGAIN = timedelta(hours=1)  # the same trouble, come back

Unread = Callable[[bytes, str], Awaitable[None]]


class Telegram:
    """The channel. `group_notice` is what those hear who speak to us in a group; `keep_unread`
    is given raw updates that could not be read.

    The network is not touched before `start`, which neither waits for Telegram nor fails without
    it; `trouble` says what staff should know.
    """

    name = NAME

    def __init__(
        self,
        token: str,
        *,
        api_url: str = "",
        group_notice: str = "",
        keep_unread: Unread | None = None,
        limits: Limits = TELEGRAM,
        retry: float = 5.0,
    ) -> None:
        self.limits = limits
        self.trouble: str | None = None
        self.username: str | None = None
        base = api_url.rstrip("/") or "https://api.telegram.org"
        self._request = AiohttpRequest()
        self._polling = AiohttpRequest(connections=1, read_timeout=POLL + 10)
        self.bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            request=self._request,
            get_updates_request=self._polling,
        )
        self._group_notice = group_notice
        self._told_groups: dict[int, list[datetime]] = {}
        self._own_id: int | None = None
        self._keep_unread = keep_unread
        self._retry = retry
        self._said: dict[str, datetime] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    # --- life -----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begins to ask who we are, again and again until Telegram answers."""
        self._spawn(self._who_we_are())

    async def stop(self) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._request.shutdown()
        await self._polling.shutdown()

    async def _who_we_are(self) -> None:
        wait = self._retry
        while await self.check() is not None:
            await asyncio.sleep(wait)
            wait = min(wait * 2, 300)

    async def check(self) -> str | None:
        """Asks Telegram whether the token is good; gives `trouble`."""
        try:
            me = await self.bot.get_me()
        except InvalidToken:
            self._troubled("Telegram refuses the token: see REMBUK_TELEGRAM_TOKEN.")
        except TelegramError as error:
            self._troubled(f"Telegram cannot be reached ({type(error).__name__}); trying again.")
        else:
            self.username, self._own_id = me.username, me.id
            self.trouble = None
        return self.trouble

    def _troubled(self, words: str) -> None:
        """Said when it begins; not at each turn of a trouble that comes and goes, as when two
        programs take the updates from each other."""
        begins, self.trouble = words != self.trouble, words
        now = _now()
        if begins and now - self._said.get(words, now - SAY_AGAIN) >= SAY_AGAIN:
            self._said[words] = now
            log.error("%s", words)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work, name="telegram")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def publish_menu(self, menu: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """The command menu, by language: words with underscores, and what they do.

        The first language is also everybody else's.
        """
        for place, (locale, commands) in enumerate(menu.items()):
            listed = [BotCommand(word, about[:256]) for word, about in commands]
            if place == 0:
                await self.bot.set_my_commands(listed)
            await self.bot.set_my_commands(listed, language_code=locale)

    # --- in -------------------------------------------------------------------------------------

    async def set_webhook(self, url: str, secret: str) -> None:
        await self.bot.set_webhook(
            url, secret_token=secret, allowed_updates=ALLOWED, max_connections=40
        )

    async def receive(self, raw: bytes) -> list[News]:
        """What an update says. Raises Unreadable for what is no update."""
        try:
            data = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise Unreadable("not JSON") from error
        return self.read(data)

    def read(self, data: Any) -> list[News]:
        """The same, of an update as data."""
        if not isinstance(data, dict) or not isinstance(data.get("update_id"), int):
            raise Unreadable("not an update")
        try:
            update = Update.de_json(data, self.bot)
            return [sound(news) for news in self._news(update)]
        except Unreadable:
            raise
        except Exception as error:  # de_json raises whatever a wrong field leads to
            raise Unreadable(f"{type(error).__name__}: {error}"[:200]) from error

    def _news(self, update: Update) -> list[News]:
        id = f"u{update.update_id}"
        if update.my_chat_member is not None:
            member = update.my_chat_member
            if member.chat.type != ChatType.PRIVATE:
                return []
            blocked = member.new_chat_member.status in ("kicked", "left")
            return [Standing(NAME, str(member.chat.id), blocked, member.new_chat_member.status)]
        if (query := update.callback_query) is not None:
            message = query.message
            chat = message.chat.id if message is not None else query.from_user.id
            _whole(chat, message.message_id if message is not None else 0)
            # Always answered, or the button shows a clock for a minute.
            self._spawn(self._answered(str(query.id)))
            if message is not None and message.chat.type != ChatType.PRIVATE:
                return []
            if message is not None:
                self._spawn(self._taken_away(chat, message.message_id))
            return [
                Incoming(
                    NAME,
                    str(chat),
                    id,
                    _now(),
                    choice=query.data or "",
                    reply_to=_place(chat, message.message_id) if message else None,
                    language=query.from_user.language_code,
                )
            ]
        message = update.edited_message or update.message
        if message is None:
            return []
        _whole(message.chat.id, message.message_id)
        if update.edited_message is not None and message.location is not None:
            return []  # a live location: "edited" with every few steps that the person takes
        if message.chat.type != ChatType.PRIVATE:
            self._group(message)
            return []
        return [self._incoming(id, message, edited=update.edited_message is not None)]

    def _incoming(self, id: str, message: Message, *, edited: bool) -> Incoming:
        text = message.text or message.caption or ""
        start = None
        if text.startswith("/"):
            word, _, rest = text.partition(" ")
            word = word.partition("@")[0]
            text = f"{word} {rest}".strip()
            if word == "/start":
                text, start = "", rest.strip()[:64]
        location = None
        if message.location is not None:
            place = message.location
            location = Location(place.latitude, place.longitude, _venue(message))
        files = _files(message)
        phone = _own_number(message)
        known = text or location or files or phone or start is not None
        stray = Stray.EDITED if edited else _stray(message)
        if stray is None and not known:
            stray = Stray.OTHER
        reply = message.reply_to_message
        sender = message.from_user
        return Incoming(
            NAME,
            str(message.chat.id),
            id,
            _now(),
            text=text,
            location=location,
            files=files,
            album=message.media_group_id,
            reply_to=_place(message.chat.id, reply.message_id) if reply else None,
            start=start,
            stray=stray,
            language=sender.language_code if sender else None,
            phone=phone,
        )

    def _group(self, message: Message) -> None:
        """Groups are not for proposals. Who speaks to us there hears so, with a link, each time: a
        proposal must not end in silence. What they say to one another is no concern of ours."""
        chat, now = message.chat.id, _now()
        if not self._group_notice or message.chat.type == ChatType.CHANNEL:
            return
        if not self._spoken_to(message):
            return
        told = [at for at in self._told_groups.get(chat, ()) if now - at < GROUP_HOUR]
        if len(told) >= GROUP_MOST:
            return
        if len(self._told_groups) > 1000:
            self._told_groups.clear()
        self._told_groups[chat] = [*told, now]
        link = f"\nhttps://t.me/{self.username}" if self.username else ""
        self._spawn(self._quietly(self.bot.send_message(chat, self._group_notice + link)))

    def _spoken_to(self, message: Message) -> bool:
        """Whether a message in a group is meant for us: a command, our name, or a reply to us."""
        text = message.text or message.caption or ""
        word = text.split(maxsplit=1)[0] if text.strip() else ""
        ours = (self.username or "").casefold()
        if word.startswith("/"):
            _, at, name = word.casefold().partition("@")
            # Before Telegram has told us our name, any might be it.
            return not at or not ours or name == ours
        entities = (*message.entities, *message.caption_entities)
        marked = [
            text.encode("utf-16-le")[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le")
            for e in entities
            if e.type == "mention"
        ]
        if ours and f"@{ours}" in map(str.casefold, marked):
            return True
        reply = message.reply_to_message
        sender = reply.from_user if reply else None
        return sender is not None and sender.id == self._own_id

    async def _answered(self, query: str) -> None:
        await self._quietly(self.bot.answer_callback_query(query))

    async def _taken_away(self, chat: int, message: int) -> None:
        await self._quietly(
            self.bot.edit_message_reply_markup(chat_id=chat, message_id=message, reply_markup=None)
        )

    async def _quietly(self, call: Awaitable[Any]) -> None:
        """Courtesies: whether they succeed changes nothing for anybody."""
        try:
            await call
        except Exception as error:  # also of what was no id
            log.debug("a courtesy failed: %s", type(error).__name__)

    async def run_polling(self, take: Take) -> None:
        """Asks for updates until it is cancelled. An update counts as had once it is committed."""
        offset, wait = 0, self._retry
        hooked = True
        while True:
            try:
                if hooked:
                    await self.bot.delete_webhook()
                    hooked = False
                raw = await self._updates(offset)
                self.trouble = None
                had = await self._had(raw, take)
                if had > offset or not raw:
                    offset, wait = max(offset, had), self._retry
                    continue
            except InvalidToken:
                self._troubled("Telegram refuses the token: see REMBUK_TELEGRAM_TOKEN.")
            except Conflict:
                self._troubled("Another program asks Telegram for the same bot's updates.")
            except RetryAfter as error:
                await asyncio.sleep(_after(error))
                continue
            except TelegramError as error:
                log.warning("no updates from Telegram: %s", type(error).__name__)
            except Exception as error:
                # A fault of ours must not end it for everybody. What was not had comes again.
                tell(log, "updates could not be taken", error)
            await asyncio.sleep(wait)
            wait = min(wait * 2, 120)

    async def _updates(self, offset: int) -> Any:
        """Updates as they are: an update that cannot be parsed must not hide the others."""
        wanted = {"offset": offset, "timeout": POLL, "allowed_updates": ALLOWED}
        return await self._call(self._polling, "getUpdates", wanted)

    async def _had(self, updates: Any, take: Take) -> int:
        """Hands over a batch, each chat's in order; gives the next offset."""
        if not isinstance(updates, list) or not updates:
            return 0
        chats: dict[str, list[News]] = {}
        for data in updates:
            try:
                for news in self.read(data):
                    address = getattr(news, "address", "")
                    chats.setdefault(address, []).append(news)
            except Unreadable as error:
                if self._keep_unread is not None:
                    await self._keep_unread(orjson.dumps(data), str(error))

        async def one_chat(several: list[News]) -> None:
            for news in several:
                while True:
                    try:
                        await take(news)
                        break
                    except Unavailable:
                        await asyncio.sleep(1)
                    except Exception as error:
                        tell(log, "news could not be taken; trying again", error)
                        await asyncio.sleep(self._retry)

        await asyncio.gather(*(one_chat(several) for several in chats.values()))
        ids = [data.get("update_id") for data in updates if isinstance(data, dict)]
        return max((id for id in ids if isinstance(id, int)), default=-1) + 1

    # --- out ------------------------------------------------------------------------------------

    async def send(self, parcel: Parcel) -> str | None:
        """Sends as plain text: people's own words are never markup."""
        try:
            chat = int(parcel.address)
        except ValueError as error:
            raise Gone("not a chat") from error
        keyboard = _keyboard(parcel)
        try:
            if parcel.file is not None:
                return await self._file(chat, parcel, parcel.file, keyboard)
            if parcel.replaces is not None:
                return await self._edited(chat, parcel, keyboard)
            return await self._text(chat, parcel, keyboard)
        except TelegramError as error:
            raise _refusal(error) from error

    async def _text(self, chat: int, parcel: Parcel, keyboard: dict[str, Any] | None) -> str:
        """The one call that nearly every turn makes: of its answer only the id is read."""
        wanted: dict[str, Any] = {
            "chat_id": chat,
            "text": parcel.text,
            "link_preview_options": {"is_disabled": True},
        }
        if keyboard is not None:
            wanted["reply_markup"] = keyboard
        sent = await self._call(self._request, "sendMessage", wanted)
        return _place(chat, sent["message_id"])

    async def _file(
        self, chat: int, parcel: Parcel, file: Package, keyboard: dict[str, Any] | None
    ) -> str:
        what = "photo" if file.mime.startswith("image/") else "document"
        wanted: dict[str, Any] = {"chat_id": chat}
        if parcel.text:
            wanted["caption"] = parcel.text
        if keyboard is not None:
            wanted["reply_markup"] = keyboard
        wanted[what] = InputFile(await file.load(), filename=file.name)
        data = RequestData([RequestParameter.from_input(k, v) for k, v in wanted.items()])
        sent = await self._request.post(self._url(f"send{what.capitalize()}"), data)
        return _place(chat, sent["message_id"])  # type: ignore[index,call-overload]

    async def _call(self, request: AiohttpRequest, method: str, wanted: dict[str, Any]) -> Any:
        return await request.call(self._url(method), wanted)

    def _url(self, method: str) -> str:
        return f"{self.bot.base_url}/{method}"

    async def _edited(self, chat: int, parcel: Parcel, keyboard: dict[str, Any] | None) -> str:
        try:
            await self.bot.edit_message_text(
                parcel.text,
                chat_id=chat,
                message_id=int((parcel.replaces or "").rpartition(":")[2]),
                reply_markup=InlineKeyboardMarkup.de_json(keyboard) if keyboard else None,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        except BadRequest as error:
            why = error.message.lower()
            if "message is not modified" in why:
                return parcel.replaces or ""
            if "message to edit not found" not in why and "can't be edited" not in why:
                raise
            return await self._text(chat, parcel, keyboard)
        return parcel.replaces or ""

    async def fetch(self, attachment: Attachment) -> bytes:
        """The bytes of a file. Raises Unfetchable or TryLater."""
        if (attachment.size or 0) > self.limits.file:
            raise Unfetchable("too large")
        try:
            file = await self.bot.get_file(attachment.ref)
            if (file.file_size or 0) > self.limits.file:  # a server of our own has no limit
                raise Unfetchable("too large")
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            raise Unfetchable(error.message) from error
        except RetryAfter as error:
            raise TryLater(_after(error)) from error
        except TelegramError as error:
            raise TryLater(5.0, type(error).__name__) from error


def _whole(*ids: object) -> None:
    """Raises Unreadable for what is no id of a chat or a message."""
    if not all(type(id) is int and abs(id) < 2**63 for id in ids):
        raise Unreadable("an id that is no number")


def check_secret(given: str | None, secret: str) -> bool:
    """Whether a webhook call carries our secret; in constant time, and never without one."""
    return bool(secret) and hmac.compare_digest((given or "").encode(), secret.encode())


def _refusal(error: TelegramError) -> Exception:
    """A Telegram error as one of the three refusals; what is neither stays: outcome unknown."""
    match error:
        case RetryAfter():
            return TryLater(_after(error), "too fast", whole=True)
        case ChatMigrated():
            return Gone("moved", moved_to=str(error.new_chat_id))
        case Forbidden():
            return Gone(error.message[:100])
        case InvalidToken():
            return Refused("token", ours=True)
        case BadRequest():  # before NetworkError, whose subclass it is
            if "chat not found" in error.message.lower():
                return Gone(error.message[:100])
            return Refused(error.message[:100])
        case NotSent():
            return TryLater(5.0, "no connection")
        case NetworkError():
            return error
    return Refused(type(error).__name__)


def _after(error: RetryAfter) -> float:
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _keyboard(parcel: Parcel) -> dict[str, Any] | None:
    """An InlineKeyboardMarkup as JSON: short labels side by side, long ones alone."""
    rows: list[list[dict[str, str]]] = []
    width = 0
    for button in parcel.buttons:
        key = {"text": button.label, "callback_data": button.id}
        if rows and len(rows[-1]) < 3 and width + len(button.label) <= ROW:
            rows[-1].append(key)
            width += len(button.label) + 4
        else:
            rows.append([key])
            width = len(button.label) + 4
    return {"inline_keyboard": rows} if rows else None


def _files(message: Message) -> tuple[Attachment, ...]:
    if message.photo:
        best = message.photo[-1]
        return (Attachment(FileKind.PHOTO, best.file_id, "image/jpeg", best.file_size),)
    if (document := message.document) is not None and message.animation is None:
        return (
            Attachment(
                kind_of(document.mime_type, document.file_name),
                document.file_id,
                document.mime_type,
                document.file_size,
                document.file_name,
            ),
        )
    return ()


def _own_number(message: Message) -> str | None:
    """The number of a contact that people shared of themselves. Telegram says whose it is."""
    contact, sender = message.contact, message.from_user
    if contact is None or sender is None or contact.user_id != sender.id:
        return None
    digits = "".join(filter(str.isdecimal, contact.phone_number))
    return f"+{digits}" if digits.isascii() and digits else None


def _venue(message: Message) -> str:
    """What a place that was picked from Telegram's list is called: its name and its street."""
    if message.venue is None:
        return ""
    return ", ".join(filter(None, (message.venue.title, message.venue.address)))


def _stray(message: Message) -> Stray | None:
    """What of a message cannot be opened, whatever else is in it."""
    if message.voice or message.audio:
        return Stray.VOICE
    if message.video or message.video_note or message.animation:
        return Stray.VIDEO
    if message.sticker:
        return Stray.STICKER
    if message.contact and _own_number(message) is None:
        return Stray.CONTACT
    return None


def _place(chat: int, message: int) -> str:
    """A message's id among all of ours: Telegram counts messages in each chat anew."""
    return f"{chat}:{message}"


def _now() -> datetime:
    return datetime.now(UTC)
