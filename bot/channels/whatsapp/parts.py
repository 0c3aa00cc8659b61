"""What one message becomes: the calls to Twilio, most often one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.channels.base import Limits, Parcel, Refused
from bot.channels.whatsapp.content import Filled, Shape, fill, length, numbered, split

# Files that WhatsApp takes from us; of any other it gets the address
# (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
TAKES = frozenset({"image/jpeg", "image/png", "application/pdf"})
_OFFICE = "application/vnd.openxmlformats-officedocument."


def with_address(parcel: Parcel) -> Parcel:
    """With the address of a file that WhatsApp does not take, instead of the file."""
    file = parcel.file
    if file is None or file.url is None or file.mime in TAKES or file.mime.startswith(_OFFICE):
        return parcel
    text = "\n\n".join(filter(None, (parcel.text, file.url())))
    return replace(parcel, text=text, file=None)


@dataclass(frozen=True, slots=True)
class Part:
    """One call to Twilio. Most parcels are one; a document and its text are two."""

    body: str = ""
    media: str | None = None
    filled: Filled | None = None
    content: str = ""  # the sid of what is filled


@dataclass(frozen=True, slots=True)
class Writing:
    """How messages are written: within `limits`; `hint(locale, words)` says that an answer is typed
    by its number and which words go on (LEWATI); `menu(locale)` is the label that opens a list;
    `sid(shape)` its Content object, where there is one."""

    limits: Limits
    hint: Callable[[str, list[str]], str]
    menu: Callable[[str], str]
    sid: Callable[[Shape], str | None]

    def parts(self, parcel: Parcel) -> list[Part]:
        """The calls that a message needs, in their order. Raises Refused."""
        parts: list[Part] = []
        if parcel.file is not None:
            if parcel.file.url is None:
                raise Refused("a file without a public address", ours=True)
            media = parcel.file.url()
            # Only a picture has a caption: with a document the text would be dropped
            # (https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages).
            if parcel.file.mime.startswith("image/"):
                # Choices are numbered under it: a picture with its text is one message, which is
                # billed once.
                written = self.written_out(parcel) if parcel.text or parcel.buttons else [Part()]
                if len(written) == 1 and length(written[0].body) <= self.limits.caption:
                    return [Part(written[0].body, media)]
            parts.append(Part(media=media))
            if not parcel.text and not parcel.buttons:
                return parts
        filled = self.filled(parcel)
        if filled is not None and (content := self.sid(filled.shape)):
            return [*parts, Part(filled=filled, content=content)]
        parts += self.written_out(parcel)
        if not parts:
            raise Refused("nothing to send")
        return parts

    def filled(self, parcel: Parcel) -> Filled | None:
        """The message as a Content object, where it fits one."""
        return fill(parcel.text, parcel.buttons, self.limits, self.menu(parcel.locale))

    def bodies(self, parcel: Parcel) -> set[str]:
        """What the message may be called in Twilio's list of what it sent, folded."""
        found = {folded(part.body) for part in self.written_out(parcel)[-1:]}
        found.add(folded(parcel.text))
        if (filled := self.filled(parcel)) is not None:
            lines = len(filled.shape.gaps) + 1
            found.add(folded(" ".join(filled.variables[:lines])))
        return found

    def written_out(self, parcel: Parcel) -> list[Part]:
        """The message as text, its choices as a numbered list."""
        text = parcel.text
        if parcel.buttons:
            words = [button.label for button in parcel.buttons if button.word]
            hint = self.hint(parcel.locale, words)
            text = numbered(parcel.text, parcel.buttons, hint)
            if length(text) > self.limits.text:
                text = numbered(parcel.text, parcel.buttons, hint, details=False)
        return [Part(piece) for piece in split(text, self.limits.text) if piece.strip()]


def folded(text: str) -> str:
    return " ".join(text.split())
