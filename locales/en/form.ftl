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
form-which-yes = You have opened something else since this question. To be sure, tap the button or type: { $typed }
form-yes-named = YES { $name }
form-stale = That button belongs to an earlier question. The open one is:
    .nothing = That button belongs to an earlier question, and nothing needs an answer now. Please choose:
    .sent = Your proposal has been sent; its number is { $number }.
form-question-gone = The last question is no longer used. Your other answers are safe; let us go on from here.
form-gone = Sorry, that form is no longer used. Type HELP to see what you can do.
form-not-photo = We have not kept this photo: this question needs an answer in words.
form-photo-early =
    { $n ->
        [1] We keep the photo for this proposal.
       *[other] We keep { $n } photos for this proposal.
    }
form-photo-added = We have added the photo; there are { $n } now.
form-photo-over = We keep { $kept } photos; the { $over } after them are not kept, { $kept } at most.
form-place-early = We keep the location for this proposal.
form-caption = The words "{ $typed }" below the photo are not kept. If they matter, add them with CHANGE.
form-joined = Added to { $label }: "{ $value }".
form-renew = Replace all
form-renewing = Please send the new ones. The old ones go once a new one is here; type SKIP to leave it empty.
kept-full = This last message is not kept: before we go on we can keep { $most } photos and a text that is not too long.
form-not-location = This location is not used: this question needs another kind of answer.
form-want-photo = We are waiting for a photo here. Send it, or type SKIP if there is none.
form-nothing-said = The message is empty. Please write your answer.
form-pick = Please tap one of the choices, or type its number.
form-yes-or-no = Please answer YES or NO.
form-needed = This question needs an answer, so it cannot be skipped. To stop, type CANCEL.
    .proposal = This question needs an answer so that the proposal can be dealt with. If unsure, write what you know.
    .final = This one cannot be skipped: choose one of the answers. To stop, type CANCEL.
form-first = This is the first question, there is none before it.

form-cancel = Really drop { $title }? What you have written will be lost.
    .yes = Yes, drop it
    .no = No, go on
form-cancelled = Dropped, and sent to nobody: { $title }.
form-change = Which answer would you like to change?
form-no-change = There is no answer to change yet.

talk-resume = You were writing { $title } and stopped at: { $question }. Go on?
talk-which = You are still writing { $title }. Would you like to go on with it?
    .again = Please choose first: go on with { $title }, or open { $other }?
talk-not-begun = Not opened: { $title }.
talk-dropped = The old one is not continued and not kept: { $title }.
talk-waits = What was put aside still waits: { $title }. Its answers are safe.
talk-continue = Go on
talk-new = Start anew
talk-other = Keep, open other
talk-later = Later
talk-parked = All right, we keep what you wrote. Type PROPOSE at any time to go on.
talk-unused = We have not used "{ $typed }". Send it again later if it is still needed.

words-back = back, previous
words-skip = skip
words-done = done, finished, finish
words-keep = keep
words-cancel = cancel, drop
words-change = change, edit
words-yes = yes, y, agree, i agree, ok, okay, sure, continue, go on
words-send = send, save, save changes, send it
words-no = no, n, disagree, do not agree
words-greeting = hello, hi, hey, good morning, good afternoon, good evening, thanks, thank you
words-propose-lead = i want to propose, i would like to propose, i propose, we propose
words-propose-wish = please, please fix
words-language-id = indonesian
words-language-en = english
words-signs = the, and, is, are, of, to, in, for, with, this, that, there, not, please, we, you, it, has, have, on, at, from, road, street, broken, need, when, our, would, because, very, every, by, be, can, will, my
