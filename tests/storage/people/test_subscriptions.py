"""Where a browser that rings may say that it is to be posted to."""

from __future__ import annotations

import pytest

from storage.people.subscriptions import NotOne, Subscription, check
from tests.bot.web.push_service import Phone

KEYS = Phone().keys


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/fcm/send/a",
        "https://127.0.0.1/a",
        "https://metadata.google.internal/",
        "https://fcm.googleapis.com.evil.test/a",
        "https://evilfcm.googleapis.com@10.0.0.1/a",
        "https://user@fcm.googleapis.com/a",
        "https://fcm.googleapis.com:22/a",
        "https://[fcm.googleapis.com/a",
        "https://fcm.googleapis.com/" + "a" * 1000,
        "https://xfcm.googleapis.com/a",
        "file:///etc/passwd",
        "",
    ],
)
def test_only_push_services_are_posted_to(endpoint: str) -> None:
    with pytest.raises(NotOne):
        check(Subscription(endpoint, KEYS["p256dh"], KEYS["auth"]))


def test_services_and_keys() -> None:
    for endpoint in (
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://updates.push.services.mozilla.com/wpush/v2/abc",
        "https://web.push.apple.com/abc",
        "https://wns2-sg2p.notify.windows.com/w/?token=abc",
    ):
        check(Subscription(endpoint, KEYS["p256dh"], KEYS["auth"]))
        for key, secret in (("", KEYS["auth"]), (KEYS["p256dh"], "x"), ("A" * 87, KEYS["auth"])):
            with pytest.raises(NotOne):
                check(Subscription(endpoint, key, secret))
