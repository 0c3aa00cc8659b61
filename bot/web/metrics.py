"""What is counted, for Prometheus. No person, text or address is ever a label."""

from __future__ import annotations

import math

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from storage.reports.figures import Figures


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        r = self.registry
        self.turns = Counter("rembuk_turns", "Messages taken, by outcome", ["outcome"], registry=r)
        self.sent = Counter(
            "rembuk_messages", "Messages out, by channel and what became of them",
            ["channel", "state"], registry=r,
        )  # fmt: skip
        self.files = Counter(
            "rembuk_files", "Files that people sent, by outcome", ["outcome"], registry=r
        )
        self.refused = Counter(
            "rembuk_refused_requests", "Requests without a good signature or secret",
            ["channel"], registry=r,
        )  # fmt: skip
        self.unreadable = Counter(
            "rembuk_unreadable_messages", "Raw messages that could not be read",
            ["channel"], registry=r,
        )  # fmt: skip
        self.batch = Histogram(
            "rembuk_turn_seconds", "From a message's arrival to its commit", registry=r,
            buckets=(0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
        )  # fmt: skip
        self.free = Gauge(
            "rembuk_free_bytes", "Room where the database and the photos are", registry=r
        )
        self.pages = Gauge("rembuk_open_pages", "Open browser chats", registry=r)
        self.proposals = Gauge("rembuk_proposals", "Proposals by state", ["state"], registry=r)
        self.unsettled = Gauge(
            "rembuk_unsettled_messages",
            "Messages not sent yet, by channel",
            ["channel"],
            registry=r,
        )

        self.database = Gauge(
            "rembuk_database_up", "Whether the database answered (1) or is away (0)", registry=r
        )
        self.silent = Gauge(
            "rembuk_silent_proposals",
            "Proposals whose author should have heard by now, and has not",
            registry=r,
        )
        self.overdue = Gauge(
            "rembuk_overdue_proposals",
            "Proposals that wait for a decision whose date has passed",
            registry=r,
        )

        self.refusals = Counter(
            "rembuk_refusals", "Messages that a platform refused for good, by its code",
            ["channel", "code"], registry=r,
        )  # fmt: skip
        self.billed = Gauge(
            "rembuk_billed_messages", "Messages of this month that are billed, by kind", ["kind"],
            registry=r,
        )  # fmt: skip
        self.month = Gauge(
            "rembuk_month", "What is counted of this month, without names, by what it is", ["what"],
            registry=r,
        )  # fmt: skip
        self.cost = Gauge("rembuk_bill_dollars", "What this month costs so far", registry=r)
        self.ceiling = Gauge(
            "rembuk_bill_ceiling_dollars", "What a month may cost; NaN: no ceiling", registry=r
        )
        self.spared = Gauge(
            "rembuk_free_replies", "Replies of this month that are still free", registry=r
        )

    def refused_for(self, channel: str, why: str) -> None:
        """A platform has refused a message for good."""
        code = why if why.isascii() and why.isdecimal() and len(why) <= 6 else "other"
        self.refusals.labels(channel, code).inc()

    def hide(self) -> None:
        """Takes away what is counted in the database: old figures would look like new ones."""
        self.billed.clear()
        self.month.clear()
        for each in (self.cost, self.ceiling, self.spared):
            each.set(math.nan)
        self.proposals.clear()
        self.unsettled.clear()
        self.silent.set(math.nan)
        self.overdue.set(math.nan)

    def show(self, counted: Figures) -> None:
        """Takes over what was counted in the database."""
        self.silent.set(counted.silent)
        self.overdue.set(counted.overdue)
        self.month.clear()
        for what, n in counted.month.items():
            self.month.labels(what).set(n)
        if (bill := counted.bill) is not None:
            self.billed.clear()
            for kind, n in bill.counts.items():
                self.billed.labels(kind).set(n)
            self.cost.set(float(bill.usd))
            self.ceiling.set(float(bill.ceiling) if bill.ceiling is not None else math.nan)
            self.spared.set(bill.free)
        for state, n in counted.proposals.items():
            self.proposals.labels(state).set(n)
        for channel, n in counted.unsettled.items():
            self.unsettled.labels(channel).set(n)

    def page(self) -> bytes:
        return generate_latest(self.registry)
