"""Acts by name, and what each of them is at a question.

They are those of handlers.reading.meaning.acts, by their names: the engine is standard library
only.
"""

from __future__ import annotations

from handlers.conversation.form import YES, Kind

ANSWER = "answer"
LOCATION = "location"
EDITING = "editing"
NOTHING = "nothing"  # of an answer: it may be none at all
CORRECTS = frozenset({"correct", "change"})
GOES_ON = frozenset({"send", "agree", "done"})
STUCK = frozenset({"stuck", "help"})
# What is answered by a short text of ours, `answer-ACT`.
ASKS = frozenset(
    {
        "how", "what", "who", "why", "promise", "cost", "howlong", "whodecides", "private",
        "voice", "location", "photo", "several", "proof", "together", "night", "eligible",
        "elsewhere", "editing", "saved", "wording", "inexact", "channels", "for_others", "after",
        "number", "budget", "services", "report", "again", "attend", "deadline",
        "officer", "urgent", "complain", "thank", "greet",
    }
)  # fmt: skip
# Of these, what asks what comes of it once it is sent.
OF_LATER = frozenset({"howlong", "after", "whodecides", "promise", "deadline", "number", "again"})
BETWEEN = frozenset({"officer", "urgent", "complain", "thank", "greet"})
# What may be meant instead of a name, which looks like anything.
NAMELESS = frozenset(
    {"cancel", "later", "back", "skip", "stuck", "resume", *(ASKS - BETWEEN - {"what", "who"})}
)
# What may be meant by what the question has already said to be no answer; "pagi" is a time, too.
REFUSED = (BETWEEN | GOES_ON) - {"greet"}
# What a command is for; it is never run on what may be an answer.
COMMANDS = frozenset(
    {"mine", "check", "withdraw", "schedule", "language", "stop", "forget", "data"}
)
# Of these, what only shows something.
LOOKS_UP = frozenset({"mine", "check", "schedule"})
# Where any words may be the answer.
WORDED = frozenset({Kind.TEXT, Kind.MESSAGE, Kind.NAME, Kind.AMOUNT})
# What does nothing to an answer.
HARMLESS = ASKS | STUCK | {"resume"}
# What ends or leaves the question; of words to somebody else nothing but these is asked about.
LEAVES = frozenset({"cancel", "later", "back", "stuck"})

# What says that nothing more comes, here or at all.
ENDS = frozenset({"done", "send", "skip", "resume"})

# What the engine has asked: what a text means.
MEANT = "meant"
# What is told at the review, and answers nothing, is added to an answer.
ADD = "add"
# Or it is of another answer, which is asked.
OTHER = "other"
# It is added, and then all is sent; or all is sent without it.
ADD_SEND, WITHOUT = "add-send", "without"
# Or is told to whoever reads it: the choice of the review, too.
TELL = "tell"
# The same, once it has been shown.
NOTE = "note"
# The choices by which a review is sent.
SENDS = ("send", "save", YES)
