"""A push service on loopback, and a phone that can read what is meant for it."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import http_ece
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


def text64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Phone:
    """What a browser has that rings: keys that only it knows."""

    def __init__(self) -> None:
        self.private = ec.generate_private_key(ec.SECP256R1())
        self.secret = os.urandom(16)

    @property
    def keys(self) -> dict[str, str]:
        point = self.private.public_key().public_bytes(
            Encoding.X962, PublicFormat.UncompressedPoint
        )
        return {"p256dh": text64(point), "auth": text64(self.secret)}

    def reads(self, body: bytes) -> dict[str, str]:
        plain = http_ece.decrypt(
            body, private_key=self.private, auth_secret=self.secret, version="aes128gcm"
        )
        read: dict[str, str] = json.loads(plain)
        return read


@dataclass
class Service:
    """A push service on loopback."""

    url: str = ""
    answers: list[int] = field(default_factory=list)  # the next statuses; then 201
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)  # every call, whatever was answered
    # Until then those whose path begins so hang, and are answered with 503.
    hanging: str | None = None
    let_go: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: web.Request) -> web.Response:
        self.asked.append(request.path)
        if self.hanging is not None and request.path.startswith(self.hanging):
            await self.let_go.wait()
            return web.Response(status=503)
        status = self.answers.pop(0) if self.answers else 201
        if status == 201:
            self.got.append((request.path, dict(request.headers), await request.read()))
        return web.Response(status=status)


@contextlib.asynccontextmanager
async def serving() -> AsyncIterator[Service]:
    made = Service()
    app = web.Application()
    app.router.add_post("/{name}", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield made
    finally:
        made.let_go.set()
        await runner.cleanup()
