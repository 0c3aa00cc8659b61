"""What people mean when they write: one act each for every command, way out and answer there is."""

from enum import StrEnum


class Act(StrEnum):
    """What somebody wants by a text. The values are the first column of examples/*.tsv."""

    # A proposal.
    PROPOSE = "propose"  # wants something built, mended or given: a proposal, or the beginning
    BEGIN = "begin"  # wants to propose, but does not say what
    MINE = "mine"  # how are my proposals, all of them
    CHECK = "check"  # how is the one with this number
    CHANGE = "change"  # change a proposal that was sent
    WITHDRAW = "withdraw"  # take a proposal that was sent back
    CONFIRM = "confirm"  # the work is really done
    DISPUTE = "dispute"  # said to be done, and is not
    CLAIM = "claim"  # take over what an official entered for me
    SUPPORT = "support"  # stands behind somebody else's
    PUBLIC = "public"  # what have others proposed
    ANSWER = "answer"  # wants to answer the officer's question, or what was returned

    # Meetings.
    COMING = "coming"  # comes to the meeting
    MAYBE = "maybe"  # does not know yet
    ABSENT = "absent"  # does not come
    SCHEDULE = "schedule"  # when and where is a meeting

    # Questions.
    HELP = "help"  # what can be done here, the menu
    HOW = "how"  # how does one propose, where does one press
    WHAT = "what"  # what is musrenbang, RKPD, this
    WHO = "who"  # who is writing here, bot or human
    WHY = "why"  # why refused, why does building take so long
    PROMISE = "promise"  # is it surely built
    COST = "cost"  # does it cost anything
    HOWLONG = "howlong"  # how long does it take, when is it decided
    WHODECIDES = "whodecides"  # who decides
    PRIVATE = "private"  # are my name and number seen
    # Of how one proposes, and of what comes of it.
    VOICE = "voice"  # may it be spoken instead of typed
    LOCATION = "location"  # how, and whether, a point on the map is sent
    PHOTO = "photo"  # must there be photos, how many, of which kind, later
    SEVERAL = "several"  # more than one wish, or problem
    PROOF = "proof"  # what shows that one has proposed
    TOGETHER = "together"  # how others stand behind it, what if it is the same as theirs
    NIGHT = "night"  # not at night, not so often: when are messages sent
    ELIGIBLE = "eligible"  # who may, and what one needs for it
    ELSEWHERE = "elsewhere"  # for another kelurahan, RT or city than one's own
    EDITING = "editing"  # can it be changed, taken back, put right later
    SAVED = "saved"  # is it kept when I stop, is there a time limit
    WORDING = "wording"  # which language, how formal, how long
    INEXACT = "inexact"  # what if I do not know exactly, must all be filled in
    CHANNELS = "channels"  # by what else: WhatsApp, Telegram, a browser; how do others get here
    FOR_OTHERS = "for_others"  # for somebody who cannot, or on paper
    AFTER = "after"  # what happens when it is sent, is one told
    NUMBER = "number"  # what the number is for
    BUDGET = "budget"  # how much money, whose
    SERVICES = "services"  # papers, social aid, taxes, power cuts: what others do
    REPORT = "report"  # where a complaint goes, and whether this takes any
    AGAIN = "again"  # what if it is refused: again, elsewhere, next year
    ATTEND = "attend"  # who comes to a meeting, must one, what to bring
    DEADLINE = "deadline"  # until when can one propose, for which year

    # Oneself.
    LANGUAGE = "language"  # another language
    STOP = "stop"  # no more messages
    START = "start"  # messages again
    DATA = "data"  # what is held about me
    FORGET = "forget"  # delete me
    JOIN = "join"  # has a code, works here
    HOME = "home"  # lives in another kelurahan
    RENAME = "rename"  # is called something else
    CONNECT = "connect"  # another phone, number or chat of one's own

    # Between people.
    GREET = "greet"  # a greeting and nothing else
    THANK = "thank"  # thanks
    COMPLAIN = "complain"  # no news, too slow, disappointed, angry
    OFFICER = "officer"  # wants a human, or where the office is
    URGENT = "urgent"  # danger now, which no musrenbang can wait for
    NOTHING = "nothing"  # chit-chat, forwards, gibberish: none of these

    # At a question.
    AGREE = "agree"  # yes
    REFUSE = "refuse"  # no
    CANCEL = "cancel"  # drop what is being filled in
    BACK = "back"  # one question back
    SKIP = "skip"  # leave this question out
    DONE = "done"  # that is all, or there is none to send
    SEND = "send"  # send it now
    LATER = "later"  # busy now, another time
    STUCK = "stuck"  # does not know what to write
    CORRECT = "correct"  # an answer was wrong, should be another
    RESUME = "resume"  # where were we

    # For those who work here.
    TASKS = "tasks"  # what waits for me
    VERIFY = "verify"  # check a proposal and let it through
    RETURN = "return"  # send it back to its author to be completed
    AGREED = "agreed"  # agree a proposal, perhaps with its priority
    FORWARD = "forward"  # send what was agreed up a level
    KEEP = "keep"  # not this year, kept for the next
    REFUSE_PROPOSAL = "refuse_proposal"  # refuse a proposal
    ANNOTATE = "annotate"  # OPD, cost, recommendation
    TAKE_BACK = "take_back"  # undo a decision
    ASK_AUTHOR = "ask_author"  # ask the author something
    ANNOUNCE = "announce"  # tell residents something
    MEETING_CALL = "meeting_call"  # call a meeting
    MEETING_MOVE = "meeting_move"  # move or cancel one
    MEETING_RESULT = "meeting_result"  # what came of one
    MEETINGS = "meetings"  # the meetings there are, who comes
    UNREACHED = "unreached"  # who has not been reached
    CONTACT = "contact"  # change what the office can be reached at
    INVITE = "invite"  # give somebody a role
    END_ROLE = "end_role"  # end a role
    YEARS = "years"  # planning years, their dates
    LIST = "list"  # bring a list of proposals in
    EXPORT = "export"  # have the proposals as a file, or on paper
    SEARCH = "search"  # which proposals are about something
    SPREAD = "spread"  # which RT have brought nothing; remind them
    BELOW = "below"  # what waits in the areas below
    MERGE = "merge"  # several are the same: make them one
    SIMILAR = "similar"  # are there others that ask for the same
    PUT_RIGHT = "put_right"  # a slip in a proposal, its kelurahan, bidang or place
    PICTURES = "pictures"  # the photos of one
    HIDE = "hide"  # nobody else is to see them
    HELD = "held"  # what is held back, let it be seen
    ENTER = "enter"  # write down what somebody without a phone wishes
    DEPUTY = "deputy"  # away: somebody else does it
    SIPD = "sipd"  # what is to be typed into SIPD
    FORUM = "forum"  # ask the public
    INPUTS = "inputs"  # what the public said
    ANNOUNCEMENTS = "announcements"  # those that were sent: how far, stop them


PARTICULARS = frozenset(
    {
        Act.VOICE,
        Act.LOCATION,
        Act.PHOTO,
        Act.SEVERAL,
        Act.PROOF,
        Act.TOGETHER,
        Act.NIGHT,
        Act.ELIGIBLE,
        Act.ELSEWHERE,
        Act.EDITING,
        Act.SAVED,
        Act.WORDING,
        Act.INEXACT,
        Act.CHANNELS,
        Act.FOR_OTHERS,
        Act.AFTER,
        Act.NUMBER,
        Act.BUDGET,
        Act.SERVICES,
        Act.REPORT,
        Act.AGAIN,
        Act.ATTEND,
        Act.DEADLINE,
    }
)
"""Questions of one particular thing: each has its own short answer, and nothing else to do."""

STAFF = frozenset(
    {
        Act.TASKS,
        Act.VERIFY,
        Act.RETURN,
        Act.AGREED,
        Act.FORWARD,
        Act.KEEP,
        Act.REFUSE_PROPOSAL,
        Act.ANNOTATE,
        Act.TAKE_BACK,
        Act.ASK_AUTHOR,
        Act.ANNOUNCE,
        Act.MEETING_CALL,
        Act.MEETING_MOVE,
        Act.MEETING_RESULT,
        Act.MEETINGS,
        Act.UNREACHED,
        Act.CONTACT,
        Act.INVITE,
        Act.END_ROLE,
        Act.YEARS,
        Act.LIST,
        Act.EXPORT,
        Act.SEARCH,
        Act.SPREAD,
        Act.BELOW,
        Act.MERGE,
        Act.SIMILAR,
        Act.PUT_RIGHT,
        Act.PICTURES,
        Act.HIDE,
        Act.HELD,
        Act.ENTER,
        Act.DEPUTY,
        Act.SIPD,
        Act.FORUM,
        Act.INPUTS,
        Act.ANNOUNCEMENTS,
    }
)
"""The acts of those who work here; all others are a resident's, and everybody's."""
