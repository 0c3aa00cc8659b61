"""The peer: the same eight questions as a python-telegram-bot ConversationHandler with pickle
persistence, behind a webhook of the same web server; on one core."""

from __future__ import annotations

import os
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

QUESTIONS = (
    "Usulan ini untuk kelurahan mana?", "Usulan ini masuk bidang apa?", "Apa masalahnya sekarang?",
    "Di mana tepatnya?", "Kira-kira seberapa banyak?", "Ada fotonya?", "Sudah benar? Ketik KIRIM.",
)  # fmt: skip
KEYS = InlineKeyboardMarkup([[InlineKeyboardButton("Kembali", callback_data="back")]])


def ask(place: int) -> Any:
    async def handler(update: Update, context: Any) -> int:
        assert update.message is not None
        context.user_data[f"answer{place}"] = update.message.text
        if place == len(QUESTIONS):
            done = context.application.bot_data.setdefault("proposals", [])
            done.append(dict(context.user_data))
            await update.message.reply_text(f"Terima kasih, nomor {len(done)}.")
            return ConversationHandler.END
        await update.message.reply_text(QUESTIONS[place], reply_markup=KEYS)
        return place + 1

    return handler


async def hello(update: Update, context: Any) -> None:
    assert update.message is not None
    await update.message.reply_text("Selamat datang")


def main() -> None:
    persistence: Any = PicklePersistence(os.environ["PEER_FILE"], update_interval=60)
    application: Any = (
        Application.builder()
        .token("1234:bench")
        .base_url(f"{os.environ['PEER_API']}/bot")
        .persistence(persistence)
        .updater(None)
        .build()
    )
    begin = MessageHandler(filters.Regex("^usul"), ask(0))
    states: dict[object, list[Any]] = {
        place: [MessageHandler(filters.TEXT, ask(place))] for place in range(1, len(QUESTIONS) + 1)
    }
    application.add_handler(
        ConversationHandler([begin], states, [], persistent=True, name="propose")
    )
    application.add_handler(MessageHandler(filters.TEXT, hello))

    async def webhook(request: Request) -> Response:
        update = Update.de_json(await request.json(), application.bot)
        await application.process_update(update)
        return Response()

    async def started() -> None:
        await application.initialize()
        await application.start()

    app = Starlette(routes=[Route("/telegram", webhook, methods=["POST"])])
    config = uvicorn.Config(
        app, port=int(os.environ["PEER_PORT"]), log_level="warning", access_log=False
    )

    async def run() -> None:
        await started()
        await uvicorn.Server(config).serve()

    import uvloop

    uvloop.run(run())


if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    main()
