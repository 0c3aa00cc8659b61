# What happens to a proposal: notices, CHECK, its page.

outcome-head = News of proposal { $number } "{ $wish }" (you sent it on { $day }).
    .for = News of proposal { $number } "{ $wish }" that you brought for { $name } ({ $day }).
    .own = News of proposal { $number } "{ $wish }" (brought for you on { $day }).
outcome-by = By { $who }, { $day }.
outcome-why = Why:
who = { $name }, { $role } { $area }
who-office = { $name }
who-nameless = { $role } { $area }
who-nobody = officers

level-0 = all of Indonesia
level-1 = Province { $name }
level-2 = { $name }
level-3 = Kecamatan { $name }
level-4 = Kelurahan { $name }

role-pendamping = companion
role-fasilitator = facilitator
role-verifikator = verifier
role-pengamat = observer
role-admin = admin

step-submitted = Proposal received.
    .for = Proposal received; brought for a resident.
step-changed = Changed by its author.
    .for = Changed by whoever brought it.
    .as_it_was = Officers were answered, nothing was changed.
step-withdrawn = Withdrawn by its author.
    .for = Withdrawn by whoever brought it.
step-confirmed = Its author says that it is done.
step-disputed = Its author says that the work is not done. Officers look again.
step-taken_over = Its author now follows it directly.
step-disowned = The telephone number that was noted is not the author's.
step-verified = Checked and complete; discussed at { $at }.
step-returned = Sent back to be completed.
step-agreed = Agreed at { $at }.
    .priority = Agreed at { $at }, as priority { $priority }.
    .reserve = Agreed as a reserve at { $at }.
step-forwarded = Passed on to { $tahap }.
step-kept = It could not become part of this year's plan. We keep it for the next year.
step-ended = It cannot be done, and ends here.
step-in_rkpd = In the city's work plan for { $year } (RKPD).
step-in_apbd = In the city's budget for { $year } (APBD), with { $amount }.
    .short = It gets { $amount } of the dana kelurahan for { $year }.
step-partly = Partly carried out.
    .extent = Partly carried out: { $extent }.
step-done = Carried out.
    .extent = Carried out: { $extent }.
step-taken_back = The decision before ({ $what }) was mistaken and is taken back.
step-merged = Merged into proposal { $into }, which asks for the same.
step-corrected = Put right by staff.
notice-corrected = { $who } has put this proposal right.
    .was = { $label } was: { $was }
    .now = Now: { $now }
    .change = If something is not as you mean it, type CHANGE { $running }.
step-gathered = Merged into this proposal: { $numbers }.
step-parted = No longer merged into this proposal: { $numbers }.
step-funded = Dana kelurahan will pay for it, so the kelurahan does it itself and waits for no kecamatan.
    .goes_on = Dana kelurahan no longer pays for it, so it goes on as other proposals do.
step-noted = Officers have added a note.
step-in_sipd = Entered into SIPD, the government's planning system.
    .out = Not entered into SIPD after all.
step-asked = Officers have asked the author.
step-answered = The author has answered.
step-carried_over = It goes into the discussion of the city's work plan of { $year }. Its number stays.
step-affirmed = Its author says that it is still needed.
step-overdue = There should have been a decision by { $was }, but there is none. We have reminded the officers.
    .kept = This proposal, which was kept, should have been discussed again since { $was }, but has not been brought in. We have reminded the officers.

step-postponed = { $tahap } is later than planned. It was { $was }.
step-dated = The date of { $tahap } is set.
step-stands = The proposal still stands at { $tahap }.
    .kept = The proposal is still kept for the next year.
step-brought_forward = { $tahap } is earlier than planned. It was { $was }.

tahap_name-pra = Preparation in the kelurahan
tahap_name-fkp = Public consultation forum (FKP)
tahap_name-sipd = Entry into SIPD
tahap_name-kelurahan = Musrenbang of the kelurahan
tahap_name-kecamatan = Musrenbang of the kecamatan
tahap_name-forum = Forum of city agencies
tahap_name-kota = Musrenbang of the city
tahap_name-rkpd = City work plan (RKPD) adopted
tahap_name-apbd = City budget (APBD) adopted
tahap_name-pelaksanaan = Works

history-verified = checked
history-returned = sent back
history-agreed = agreed
history-forwarded = passed on
history-kept = kept for the next year
history-ended = not continued
history-in_rkpd = in the RKPD
history-in_apbd = in the APBD
history-funded = source of funds
history-partly = partly carried out
history-merged = merged
history-done = carried out

next-kelurahan = What comes next: it is discussed at the kelurahan's musrenbang, { $when }.
next-tahap = What comes next: { $tahap }, { $when }. We write again, whether there is a decision or not.
next-works = What comes next: we tell you whether the work has begun, { $when }.

by-day = by { $day }
by-none = its date is not set yet (we write again within 60 days)
by-again = its time has passed; we write again by { $day }
next-author = Your turn: complete this proposal by { $day }.
    .undated = Your turn: complete this proposal. No date is set yet; the sooner the better.
next-next_year = What comes next: it is discussed again for the city's work plan of { $year }, from { $day }. It need not be sent again.
    .late = What comes next: it is discussed again for the city's work plan of { $year }. You hear from us by { $day }, whether it has been or not. It need not be sent again.
    .undated = What comes next: it is discussed again for the city's work plan of { $year }; there is no date yet (you hear from us every 60 days at least). It need not be sent again.
next-confirm = Officers say that it is done. Is it really done where you live?
next-nothing = This proposal has come to its end. You can make a new one at any time with PROPOSE.
next-merged = What comes next: it is discussed together with proposal { $into }. Your number stays, you are counted, and its news reaches you.
next-withdrawn = This proposal is withdrawn, so it is not discussed any more.

done-yes = It is done
done-no = Not yet

bundle-overdue = { $n ->
        [1] 1 proposal that you brought for residents should have been decided, but is not.
       *[other] { $n } proposals that you brought for residents should have been decided, but are not.
    } We have reminded the officers, and write again by { $day }, decision or not.
    .kept = { $n ->
        [1] 1 proposal that you brought for residents should have been discussed again for { $year }, but has not been brought in.
       *[other] { $n } proposals that you brought for residents should have been discussed again for { $year }, but have not been brought in.
    } We have reminded the officers. You hear from us by { $day }, brought in or not.
bundle-stands = { $n ->
        [1] 1 proposal that you brought for residents still waits; no date is set for the decision.
       *[other] { $n } proposals that you brought for residents still wait; no date is set for the decision.
    } We write again by { $day }.
    .kept = { $n ->
        [1] 1 proposal that you brought for residents is still kept for { $year }.
       *[other] { $n } proposals that you brought for residents are still kept for { $year }.
    } You hear from us by { $day }.
bundle-carried_over = { $n ->
        [1] 1 proposal that you brought for residents goes into the city's work plan of { $year }; its number stays.
       *[other] { $n } proposals that you brought for residents go into the city's work plan of { $year }; their numbers stay.
    } The decision: { $when }. Is one no longer needed? Type WITHDRAW and its number; if it has changed, CHANGE and its number. All others go on without an answer.
bundle-line = - { $number } { $wish }

carried-ask = Is this proposal still needed? Without an answer we bring it for { $year } all the same.
    .gathered = Is this proposal still needed? Those of others have been merged into it, so we bring it for { $year } in any case.
carried-yes = Still needed
carried-change = Change it
carried-no = No longer needed
carried-none = None of your proposals is being asked about. Type MY PROPOSALS to see all of them.
carried-which = Which proposal?
notice-affirmed = Thank you, we have noted that proposal { $number } is still needed. It is discussed for { $year }, and you hear of it here.
notice-confirmed = Thank you, we have noted that proposal { $number } is done.
notice-disputed = We have noted your report: the work is not done. Officers look again.
notice-taken_over = From now on news of this proposal comes to you, and you alone can change or withdraw it.
    .told = { $name } now follows proposal { $number } "{ $wish }", which you brought, directly. Its news no longer comes to you; CHECK { $number } still works.
notice-disowned = The telephone number for proposal { $number } "{ $wish }" is not { $name }'s, so we have deleted it. Its news still comes to you; please tell { $name }.
notice-asked = A question from { $who }:
    .how = Reply to this message with words, a photo or a location.
    .button = Answer
notice-answered = Thank you, we have passed your answer for proposal { $number } on to the officers. The question: "{ $question }"
    .said = Your answer: "{ $typed }"

answer-title = an answer to officers
answer-text = Please write your answer, send a photo, or share a location.
    .label = Answer
    .to = The question: "{ $question }". Please write your answer, send a photo, or share a location.
answer-none = No question of officers waits for your answer.
answer-gone = That question is no longer there, so we have not passed the answer on. Type MY PROPOSALS to see yours.
answer-still = One more thing: a question of officers, { $day }, still waits for your answer.
answer-remind = Officers still wait for your answer to this question, of { $day }:

whose = We have your message. Which one does it answer?
    .typed = Your message: "{ $typed }"
    .several = Your messages, which go as one answer: "{ $typed }". If they are for different questions, type CANCEL and answer one after the other.
whose-question = There are several questions of officers. Which one is answered?
whose-doubt = Is that the answer to this question of officers, or something else?
whose-new = A new proposal
whose-neither = Neither
whose-left = All right, we have sent nothing. The officers' question still waits; type ANSWER at any time.
whose-form = The one being written
whose-line = { $n }. { $number }: "{ $text }"
whose-this = Answer to officers
whose-answer = Answer number { $n }
held-in = { $tahap } { $area }
    .apart = { $tahap }, { $area }
step-photos_let = Photos are shown to the public.
step-photos_hidden = Photos are not shown to the public.
step-photos_kept = Photos are for officers only, as the author asked.
step-discussed = Discussed at { $at }, but not on the list that was agreed.
step-not_reached = Not reached yet at { $at }.
next-decided = Next: officers decide, { $when }. We tell you as soon as there is a decision.
next-not_reached = Next: this proposal still waits for its turn to be discussed and decided, { $when }. We tell you, decision or not.
next-meeting = Next: discussed at the next meeting, { $day }. The decision: { $when }.
notice-photos_hidden = We do not show { $n ->
        [1] 1 photo
       *[other] { $n } photos
    } of this proposal to the public. The reason: "{ $why }". Officers still see them, and the proposal goes on.
    .change = If you like, put other photos in their place under Change proposal.
notice-consultation = One more thing, if you have time: the city asks for your opinion in the consultation "{ $title }". It has { $n ->
        [1] 1 question
       *[other] { $n } questions
    } and takes about { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    }.
    .button = Take part
notice-lives = Do you live in { $area }? If so, we go on sending you the invitations to meetings there.
    .yes = Yes, I live there
    .no = In another kelurahan
notice-answer =
    .place = https://maps.google.com/?q={ $lat },{ $lon }
