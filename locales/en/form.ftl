form-asked = ({ $n } of { $of }) { $question }
form-line = { $label }: { $value }
form-empty = (not given)
form-now = Your answer so far: { $value }

form-back = Back
form-skip = Skip
form-done = Done
form-keep = Keep

form-title = { $title } on { $subject }
form-answered = We have that already, so it is not done twice.
form-which-yes = You have opened or written something else since this question. To be sure, tap the button or type: { $typed }
form-yes-named = YES { $name }
form-stale = That button was for an earlier question. We are here now:
    .nothing = That button was for an earlier question, and nothing needs an answer now. Please choose:
    .sent = Your proposal has been sent; its number is { $number }.
form-question-gone = The last question is no longer used. Your other answers are safe; let us go on from here.
form-renewed =
    The questions were updated since you began. { $n ->
        [0] Your answers are safe; we ask this question again.
        [1] One answer no longer fits, so we ask it again. The others are safe.
       *[other] { $n } answers no longer fit, so we ask them again. The others are safe.
    }
form-gone = Sorry, that form is no longer used. Type HELP to see what you can do.
form-not-photo = We have not kept this photo: this question needs an answer in words.
form-photo-early =
    { $n ->
        [1] We keep the photo for this proposal.
       *[other] We keep { $n } photos for this proposal.
    }
    .consult = We have kept the photo for its question.
form-photo-added = We have added the photo; there are { $n } now.
form-photo-dropped = { $left ->
    [0] We have removed that photo; there is none now.
   *[other] We have removed that photo; the others stay.
}

form-photo-over = We keep { $kept ->
        [1] 1 photo
       *[other] { $kept } photos
    }; the { $over } after them are not kept, { $kept } at most.
form-place-early = We keep the location for this proposal.
    .consult = We have kept the location for its question.
form-caption = The words "{ $typed }" below the photo are not kept. If they matter, add them with CHANGE.
form-correction = eh { $typed }
form-denied = bukan { $no }, { $now }
form-joined = Added to { $label }: "{ $value }".
form-renew = Replace all
form-renewing = Please send the new ones. The old ones go once a new one is here; type SKIP to leave it empty.
kept-full = This last message is not kept: before we go on we can keep { $most } photos and a text that is not too long.
form-not-location = This location is not used: this question needs another kind of answer.
form-want-photo = We are waiting for a photo here. Send it, or type SKIP if there is none.
form-nothing-said = The message is empty. Please write your answer.
form-pick = Please tap one of the choices, or type its number.
form-yes-or-no = Please answer YES or NO.
sure-more = You said yes, and also: "{ $typed }". To be on the safe side nothing has been done yet. If what is below is right, answer YES; we come to the rest after that. If something is to change first, answer NO.
    .reach = Nothing has been sent yet, because you still ask: "{ $typed }". How many it reaches stands below. If that is right, answer YES.
    .now = Now to what you wrote before: "{ $typed }".
form-passed = All right, it stays empty for now.
form-needed = This question needs an answer, so it cannot be skipped. To stop, type CANCEL.
    .proposal = This question needs an answer so that the proposal can be dealt with. If unsure, write what you know.
    .final = This one cannot be skipped: choose one of the answers. To stop, type CANCEL.
    .review = There is nothing left to skip; what is missing may stay away.
form-first = This is the first question, there is none before it.

form-cancel = Really drop { $title }? What you have written will be lost.
    .yes = Yes, drop it
    .no = No, go on
    .button = Cancel
form-waits = All right, we wait.
form-cancelled = Dropped, and sent to nobody: { $title }.
form-change = Which part would you like to change?
    .typed = You wrote "{ $typed }", but it is not clear which part you mean.
    .wrote = You wrote "{ $typed }". Please write the right answer.
    .kept = You wrote "{ $typed }". Use it for { $label }?
    .use = Yes, use that
    .another = Write another
    .button = Change
form-mended = { $label } is now: { $value }.
    .new = Noted, { $label }: { $value }.
form-known = { $label } is noted already: { $value }.
form-doubted = The { $label } was written for what has just been changed. If it still fits, tap Keep; if not, write the new one.
form-mend = Which part should "{ $typed }" change?
    .none = None of these
form-doubt = You wrote "{ $typed }". Is that the answer, or something else?
    .or-cancel = You wrote "{ $typed }". Is that the answer, or do you want to stop?
    .none = You wrote "{ $typed }". What do you mean?
    .which = Please choose first what "{ $typed }" means. For example, type: { $label }
    .answer = It is the answer
    .cancel = I want to stop
    .back = Go back
    .skip = Skip it
    .later = Later
    .done = That is all
    .send = Send it now
    .on = Go on
    .stuck = Show an example
    .correct = Change an answer
    .ask = I am asking
form-stuck = It is all right to be unsure. Write what you know in everyday words, as you would tell a neighbour.
    .skip = If you do not know, it may be skipped: type SKIP.
    .ways = To stop for now, type LATER. To go back, type BACK.
form-slipped = No problem, that message is not used.
form-patience = Sorry if the question feels repeated.
form-have =
    { $n ->
        [0] No photo has come in yet. If you have one, just send it to this chat.
        [1] One photo has come in.
       *[other] { $n } photos have come in.
    }
form-one = One choice for one proposal; take the one that fits best.
form-read-out = Sorry, we cannot read it aloud yet. Somebody near you could read it to you, or you can make the letters bigger in your phone's settings. Here it is once more.
form-so-far = This is what we have noted:
    .nothing = Nothing has been written down yet.
form-must = { $label } is needed to process what you send; what you know is enough.
    .optional = { $label } is not required, you may skip it.
form-refused = That is all right, no details are needed. To give it up, type BATAL.
form-here = We are at this question:
form-not-yet = It cannot be sent yet, some questions are still open.
form-objects = We understand. The decision is taken at the musrenbang, and we always tell you the reason.
form-add = You wrote "{ $typed }". Shall we add it to: { $label }?
    .yes = Yes, add it
    .to = Add to { $label }
    .other = Change another part
    .long = What you want to add has { $size } characters, and { $label } has room for { $room } more. Please write it shorter and send it again. What you wrote is not used yet.
    .no = No need
    .first = Not sent yet. Shall we first add "{ $typed }" to: { $label }? It goes right after that.
    .and-send = Yes, add it first
    .without = Just without it
form-unheard = Not sent yet. You wrote "{ $typed }", but nothing has been changed. Change it first?
    .change = Change it first
    .send = Send as it is
form-no-change = There is no answer to change yet.

talk-resume = You were writing { $title } and stopped at: { $question }. Go on?
talk-which = You are still writing { $title }. Would you like to go on with it?
    .again = Please choose first: go on with { $title }, or open { $other }?
talk-not-begun = Not opened: { $title }.
talk-dropped = The old one is not continued and not kept: { $title }.
talk-waits = What was put aside still waits: { $title }. Its answers are safe.
talk-continue = Go on
talk-new = Start anew
talk-other = Keep it, this one later
talk-later = Later
talk-parked = All right, what you wrote is kept and not lost. Tap Go on whenever you like.
talk-unused = We have not used "{ $typed }". Send it again later if it is still needed.

words-resume = continue, go on, carry on, resume
words-whichever = whatever, either, up to you, any, whichever, as you like
words-refusal = do not, don't, dont, never mind
words-back = back, previous
words-skip = skip
words-done = done, finished, finish
words-later = later, not now
words-keep = keep
words-cancel = cancel, drop
words-change = change, edit
words-yes = yes, y, agree, i agree, ok, okay, sure, continue, go on
words-join = support, support it, support this one, support that one, join, join it
words-send = go ahead, send all the same, send anyway, send, save, save changes, send it
words-no = no, n, disagree, do not agree
words-neither = none of these, neither, none, none of them, not that, something else
words-greeting = hello, hi, hey, good morning, good afternoon, good evening, thanks, thank you
words-propose-lead = i want to propose, i would like to propose, i propose, we propose
words-propose-wish = please, please fix
words-language-id = indonesian
words-language-en = english
words-signs = the, and, is, are, of, to, in, for, with, this, that, there, not, please, we, you, it, has, have, on, at, from, road, street, broken, need, when, our, would, because, very, every, by, be, can, will, my, how, who, what, why, does, which, should, could, was, were, they, their, your
form-and = { $first }, { $last }
form-missing = Not there yet, and may be added: { $labels }.
