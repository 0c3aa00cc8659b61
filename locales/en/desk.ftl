# For staff. The rest is said in Indonesian.

command-tasks = TASKS
    .also = my tasks
    .about = proposals that wait for you (staff)
    .button = Tasks
command-below = TASKS BY AREA
    .also = tasks below, what waits below
    .about = all that waits in your area, by the areas below it (staff)
    .button = By area
command-spread = SPREAD
    .also = spread of proposals
    .about = which RT and RW have brought nothing yet (staff)
    .button = Spread
command-remind = REMIND RT
    .also = remind the heads
    .about = remind the heads of RT and RW from where nothing has come (staff)
    .button = Remind RT
command-search = SEARCH
    .also = find proposals
    .about = look for proposals of your areas, such as SEARCH masjid (staff)
    .button = Search
command-task = OPEN
    .also = open proposal
    .about = open a proposal as staff, such as OPEN 42
    .button = Open
command-pictures = SHOW PHOTOS
    .also = see photos
    .about = photos of a proposal, such as SHOW PHOTOS 42 (staff)
    .button = Show photos
command-decide = DECIDE
    .also = decide proposal
    .about = decide a proposal (staff)
    .button = Decide
command-undo = TAKE BACK
    .also = undo decision
    .about = take a wrong decision back (staff)
    .button = Take back
command-held = HELD
    .also = held proposals
    .about = proposals to be looked at before others see them
    .button = Held
command-release = RELEASE
    .also = let go
    .about = let a proposal be seen, such as RELEASE 42
    .button = Release
command-merge = MERGE
    .also = merge proposals
    .about = merge proposals that are the same, such as MERGE 7 9 into 3
    .button = Merge
command-part = UNMERGE
    .also = undo merge, part proposal, separate proposal
    .about = part again what was merged, such as UNMERGE 9
    .button = Unmerge
command-carry = CARRY INTO
    .also = carry over into
    .about = take what was kept into the next year, such as CARRY INTO 2029
    .button = Carry into the next year
command-similar = SIMILAR
    .also = alike
    .about = proposals that seem to be the same
    .button = Similar
command-correct = CORRECT
    .also = correct proposal
    .about = put right a slip, the kelurahan, bidang or place, such as CORRECT 42 (staff)
    .button = Put right
command-annotate = NOTE
    .also = notes
    .about = office, cost, recommendation (staff)
    .button = Note
command-invite = INVITE
    .also = invite staff
    .about = invite staff (admins)
    .button = Invite
command-invited = OPEN INVITATIONS
    .also = invitations
    .about = invitations that nobody has taken up, and withdrawing them (admins)
    .button = Open invitations
command-uninvite = WITHDRAW INVITATION
    .also = cancel invitation
    .about = withdraw an invitation, such as WITHDRAW INVITATION 2 (admins)
    .button = Withdraw invitation
command-replace = REPLACE STAFF
    .also = successor
    .about = somebody comes in the place of staff and takes over what they have begun (admins)
    .button = Replace
command-join = STAFF
    .also = join staff
    .about = use an invitation; without a code: who is staff (admins)
    .button = Staff
command-unreached = UNREACHED
    .also = not reached
    .about = people who could not be told (staff)
    .button = Unreached
command-contact = CONTACT
    .also = contact of author
    .about = how an author is reached, such as CONTACT 42 (admins)
    .button = Contact
command-end = END ROLE
    .also = end staff
    .about = end the role of staff (admins)
    .button = End a role
command-years = YEARS
    .also = rungs, list of years
    .about = years and their rungs, such as YEARS 2028 (admins)
    .button = Years
command-tahap = RUNG
    .also = change rung
    .about = change the dates of a rung (admins)
    .button = Change a rung
command-confirm = IT IS DONE
    .also = done already
    .about = say that your proposal has been carried out
    .button = Done
command-affirm = STILL NEEDED
    .also = still need it, it is still needed, we still need it
    .about = say that your proposal is still needed
    .button = Still needed
command-unneeded = NO LONGER NEEDED
    .also = not needed any more, no longer need it
    .about = end a proposal that is no longer needed
    .button = No longer needed
command-dispute = NOT DONE
    .also = not yet
    .about = say that your proposal has not been carried out
    .button = Not yet
command-ask = ASK
    .also = ask author
    .about = ask the author of a proposal, such as ASK 42 (staff)
    .button = Ask the author
done-which =
    .confirm = Which proposal is done?
    .dispute = Which proposal is not done yet?
done-nothing = None of your proposals is waiting for that answer. Type MY PROPOSALS to see all of them.
dispute-title = report that it is not done
dispute-why = What is not done yet? Example: "Only 20 metres, the end is still earth".
    .label = What is missing
    .short = Write what is not done yet, in one sentence.
    .long = You wrote { $typed } letters; { $most } are the most, so we have not kept it yet. Write only what matters most.
dispute-photos = Send photos of it, three at the most, so that officers can see. May be skipped.
    .label = Photos
    .have = { propose-photos.have }
    .more = { propose-photos.more }
desk-not-staff = That word is for officers. If you are one, ask the admin for an invitation code, then type STAFF and the code.
desk-not-filled = (not filled in)

desk-not-yours = This is outside your area or role.
    .elsewhere = { $number } is in { $area }, outside of your area.
    .opd = This is outside your role: { $number } is with { $opd }, and your role is for { $mine }. If that office is wrong, ask the staff of its area to correct it with NOTE { $number }.
desk-dropped = Nothing has been recorded.
desk-done = Recorded: { $what }. We have told the author.
    .quiet = Recorded: { $what }. The author is not told, because they have stopped our messages. See UNREACHED.
    .blocked = Recorded: { $what }. The author is not told, because they have blocked this bot. See UNREACHED.
    .nobody = Recorded: { $what }. The author is not told, because they have no chat here. See UNREACHED.
desk-repeated = This had been recorded before: { $what }. The author is not told twice.
desk-undo = Take the decision back
decide-title = decision
decide-decision = What is the decision?
    .label = Decision
    .verify = Mark as complete
    .verify-detail = the author is told that it has been looked at
    .return = Send back
    .return-detail = the author is asked to complete it
    .agree = Agree
    .agree-detail = with a priority; the author is told
    .reserve = Keep in reserve
    .reserve-detail = agreed as a reserve; the author is told
    .forward = Pass on
    .forward-detail = to the next step; the author is told
    .keep = Keep for next year
    .keep-detail = not this year, looked at again next year, with a reason
    .end = Not continued
    .end-detail = ends here, with a reason for the author
    .rkpd = Into the RKPD
    .rkpd-detail = into the city's work plan; the author is told
    .apbd = Into the APBD
    .apbd-detail = into the budget, with the amount; the author is told
    .part = Partly carried out
    .part-detail = say how much, with photos; the author is told
    .done = Carried out
    .done-detail = the author is asked whether it is really done
decide-reason = What is the reason? The author reads it.
    .label = Reason
    .said = We have kept what you wrote, and the author reads it: "{ $typed }". Which reason fits best?
    .tell-this = Yes, that is the reason
    .look = Look at the proposal
    .other = Open that one first
why-decide-reason = Whoever proposed has a right to know why it cannot be done yet, and what is left to do. So the reason always goes out with the decision.
stuck-decide-reason = Choose what comes nearest, or write why in your own words. Examples: "there is not enough money this year", "the land is disputed". Nothing is noted until you say yes.
decide-why = Explain it in your own words. The author reads them as they are. Example: "This year's drainage money goes to the RW that floods more".
    .label = Explanation
    .short = "{ $typed }" is too short. Write one sentence that the author understands, for example: "Please name the RT and a landmark".
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
decide-priority = Which priority? Write its number, for example 3. You can skip this.
    .label = Priority
    .bad = Write only a number, 1 to { $most }, for example 3.
    .taken = Priority { $priority } is taken by { $number } "{ $wish }". The first free number: { $free }.
    .change = This decision has not been recorded yet. Type CHANGE to pick another number.
handed-to-office = A proposal goes to an OPD by noting it for that: { $office } is prepared below. The kelurahan's decision is still needed.
decide-aside = The author does not read this: "{ $typed }". Change the explanation if they should.
decide-reads = The author reads only this: "{ $why }"
decide-may-undo = Yes. Once recorded, a decision can be taken back with TAKE BACK and its number, with a reason; the author is told again.
decide-will-tell = Yes. Once you answer YES the author is told politely: the decision, the reason as it stands below, who decided, and what comes next.
decide-sure = Record this decision and tell the author?
    .label = Sure
    .yes = Yes, record and tell
    .no = No
undo-none = There is no decision of yours to take back: none was recorded lately. A wrong tap is recorded only when you answer yes.
undo-title = taking back a decision
undo-what = Taken back: { $what }.
undo-why = Why is that decision taken back? The author reads this as it is.
    .label = Explanation
undo-sure = Take the last decision back and tell the author again?
    .label = Sure
    .yes = Yes, take back and tell
    .no = No
why-told = The author of { $number } "{ $wish }" was told at once, on { $day }. They read:
    .quiet = The news of { $number } "{ $wish }" ({ $day }) has not reached its author, because they have stopped our messages. In their chat it will say:
    .blocked = The news of { $number } "{ $wish }" ({ $day }) has not reached its author, because they have blocked this bot. It says:
    .nobody = The news of { $number } "{ $wish }" ({ $day }) has not reached its author, because they have no chat here. See UNREACHED. It says:
    .none = The author of which proposal? Give its number. Every decision is sent to the author as soon as it is recorded.
decide-amount = What is the budget? Example: 25 juta, or 25.000.000.
    .label = Budget
    .bad = "{ $typed }" could not be read as rupiah. Example: 25 juta, or 25.000.000.
    .unit = { $typed } what? Write for example 25 juta, or 25.000.000.
    .small = "{ $typed }" is too little; { $least } at least. Write for example 25 juta.
decide-extent = How much has been carried out? Example: 150 of 6,000 m.
    .label = Carried out
    .short = Write how much has been carried out, for example: 150 of 6,000 m.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
    .more = { $done } is more than { $whole }. Write what has been done of the whole, for example: 150 of 6,000 m.
decide-photos = Send photos of the work, three at most. You can skip this.
    .label = Photos
    .have = { propose-photos.have }
    .more = { propose-photos.more }

# What waits, and one proposal as staff see it.

desk-head = TASKS: { $total } waiting, { $late } past their date.
    .some = TASKS "{ $what }": { $total } waiting, { $late } past their date.
    .more = There are more than { $most } proposals; narrow it by a word, such as TASKS drainase.
    .page = Page { $page } of { $pages }. Type TASKS all for a short list.
desk-more = Next ({ $page }/{ $pages })
desk-less = Previous ({ $page }/{ $pages })
desk-line = { $number } { $wish } - { $area }, { $state }, due { $day }
    .late = { $number } { $wish } - { $area }, { $state }, { $days ->
        [1] 1 day
       *[other] { $days } days
    } late
    .undated = { $number } { $wish } - { $area }, { $state }
    .short = { $number } { $wish } - { $area }, { $state }
desk-none = No proposals are waiting for you.
    .such = No proposals that wait for you fit "{ $typed }".
    .older = Nothing has waited for you for more than { $days } days without news.
desk-ahead = { $n ->
        [1] 1 proposal of your area is still at a lower level. It comes to you once it is passed on from there.
       *[other] { $n } proposals of your area are still at a lower level. They come to you once they are passed on from there.
    } The last day to decide there is { $day }.
    .undated = { $n ->
        [1] 1 proposal of your area is still at a lower level. It comes to you once it is passed on from there.
       *[other] { $n } proposals of your area are still at a lower level. They come to you once they are passed on from there.
    } No day to decide is set yet.
desk-not-role = Your role ({ $role }) does not cover this.
    .announce = Your role ({ $role }) does not cover this. No announcement was sent. Pass its text on to the facilitator of that area, or ask an admin to make you one, too.
    .several = Your roles do not cover this:
    .line = - { $role }
    .who = Who can: { $roles }.
desk-photos = Photos: { $n }
    .look = See photos
    .head = { $number }: { $n ->
        [1] 1 photo
       *[other] { $n } photos
    }.
    .none = { $number } has no photos.
    .back = Back to the proposal
desk-card =
    Field: { $topic }
    Problem: { $problem }
    Place: { $place }
    Size: { $volume }
    Land: { $land }
    Proposed by: { $name }
    Office (OPD): { $opd }
    Cost: { $cost }
    To be decided by: { $day }
desk-usual = - (usually { $opd })
desk-spot = { $where } ({ $point })
desk-cost = { $cost }, from { $fund }
desk-kamus = In the list of works (kamus usulan): { $item }
desk-ask = Ask the author
desk-annotate = Note office and cost
desk-contact = See contact
desk-gone-on = "{ $what }" is no longer possible for { $number }. It stands now: { $state }.
    .held = "{ $what }" is not possible yet for { $number }, because it is still held. Release it first: RELEASE { $running }.
desk-meanwhile = Your decision has not been recorded, because the proposal has just changed: { $what } Now:
    .by = Your decision has not been recorded, because { $who } has just changed the proposal: { $what } Now:
search-what = Look for what? Write the word, for example: SEARCH masjid.
search-none = No proposals of your area have the words "{ $typed }".
    .there = No proposals in { $area } have the words "{ $typed }".
search-any = None holds all of these words. These hold one of them:
search-head = SEARCH "{ $typed }"{ $where ->
        [there] { " " }in { $area }
       *[all] { "" }
    }: { $total ->
        [1] 1 proposal
       *[other] { $total } proposals
    }.
    .more = SEARCH "{ $typed }"{ $where ->
        [there] { " " }in { $area }
       *[all] { "" }
    }: more than { $total ->
        [1] 1 proposal
       *[other] { $total } proposals
    }; narrow it by another word or a street.
    .page = Page { $page } of { $pages }.

ask-title = question
ask-which = Which proposal? Type ASK and its number, such as ASK 42.
ask-nobody = The author of { $number } has no chat here, and cannot be asked.
ask-question = What do you want to ask? The author reads it as it is. Example: "How wide is the road in front of the musala?".
    .label = Question
    .short = "{ $typed }" is too short. Write one question, for example: "How wide is the road in front of the musala?".
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
ask-sure = "{ $text }" Send this question to the author?
    .label = Certainty
    .yes = Yes, send it
    .no = No, leave it
ask-done = Your question on { $number } has been sent. We bring you the answer here.
annotate-title = note on a proposal
annotate-item = Which item of the list of works (kamus usulan) is it? Tap, or write its word.
    .label = Item
annotate-opd = Which office (OPD) sees to it? Example: Dinas PUTR.
    .item = Which office (OPD) sees to it? By the list of works: { $opd }.
    .usual = Which office (OPD) sees to it? Usually { $opd } (in the list of works: { $kamus }).
    .about = Here the office that sees to this proposal is noted, so that it stands in TASKS of that office. It may be skipped. Which office? Example: Dinas PUTR.
    .label = Office (OPD)
    .short = "{ $typed }" is too short. Example: Dinas PUTR.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
annotate-cost = What may it cost? Example: 25 million.
    .item = What may it cost? By the list of works: { $volume } x { $one } = { $whole }.
    .label = Cost
annotate-fund = Where does the money come from? May be skipped.
    .label = Source of money
annotate-recommendation = What does your level recommend?
    .about = This is the advice of your level, for whoever discusses it next. It may be skipped. What do you recommend? Example: Sound, as the survey found.
    .asked = "{ $typed }" looks like a question, so it has not been noted. What does your level recommend? May be skipped.
    .label = Recommendation
    .short = "{ $typed }" is too short. Example: Sound, as the survey found.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
annotate-done = The note on { $number } is saved.
annotate-nobody = { $opd } has no verifikator yet, so this proposal stands in nobody's TASKS there. Ask an admin to invite one. If the name of the office is wrong, correct it with NOTE.
counted = { $area }, { $year }: of { $total ->
        [1] 1 proposal
       *[other] { $total } proposals
    } { $n ->
        [1] 1 is { $what }.
       *[other] { $n } are { $what }.
    }
    .part = { $area }, { $year }: { $percent } percent are { $what }, that is { $n } of { $total ->
        [1] 1 proposal
       *[other] { $total } proposals
    }.
    .since = { $area }, proposals for { $year }: since { $day } there are { $n } that are { $what }.
counted-stands = Now:
counted-line = - { $state }: { $n }
counted-refused = not continued
counted-returned = sent back to the author
counted-kept = kept for next year
counted-passed = passed on to the next level
    .not = not passed on yet
counted-merged = merged with others
counted-in_rkpd = in the city's plan (RKPD)
counted-in_apbd = in the city's budget (APBD)
counted-agreed = agreed
    .not = not agreed yet
counted-verified = marked as complete
    .not = not marked as complete yet
counted-done = carried out
    .not = not carried out yet
counted-withdrawn = withdrawn by their authors
counted-came = received
counted-decided = decided
    .not = not decided yet
sifted = { $area }, { $year }: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }.
    .narrowed = { $area }, { $year }, { $what }: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }.
sifted-what =
    .over = { $cost } and more
    .under = { $cost } at most
    .least = { $size } or more
    .most = { $size } at most
    .late = past their date
    .came = received since { $day }
    .since = since { $day }
sifted-but = without { $what }
    .unread = What is to be left out was not found: "{ $typed }". So that you do not get the opposite, nothing is done yet. Name a field, a status, a kelurahan, an RT or a word of the proposal, for example: all proposals except the rejected ones.
sifted-lacks =
    .cost = no cost noted yet
    .opd = no office noted yet
    .recommendation = no recommendation yet
    .volume = no size yet
sifted-surveyed = Whether one was surveyed is not noted here, so this list does not tell them apart.
sifted-has =
    .priority = with a priority
    .cost = with a cost noted
    .opd = with an office noted
    .recommendation = with a recommendation
    .volume = with a size
sifted-sum = All their costs: { $cost }.
    .part = All their costs: { $cost }, of { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }; { $left ->
        [1] 1 more has none noted yet.
       *[other] { $left } more have none noted yet.
    }
    .none = No cost has been noted yet. To note one: NOTE, its number and the cost, such as NOTE 42 cost 50 million.
sifted-much = Size asked for together: { $much }, by { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }.
    .about = These are estimates of those who proposed.
    .none = None gives its size in { $unit }.
    .others = { $n ->
        [1] 1 other gives its size in another unit, so it is not added up.
       *[other] { $n } others give their size in another unit, so they are not added up.
    }
    .unknown = { $n ->
        [1] 1 does not give its size.
       *[other] { $n } do not give their size.
    }
sifted-recap = It can also be by field, by kelurahan, by RW or by OPD: just write it, for example "by field". For the file, tap Export.
sifted-mean = On average { $cost } for each, of the { $n } that have a cost noted.
sifted-unpriced = { $n ->
        [1] 1 other proposal has no cost noted yet, so it cannot be compared.
       *[other] { $n } other proposals have no cost noted yet, so they cannot be compared.
    }
sifted-unsized =
    { $n ->
        [1] 1 other proposal does not say how large it is, so it cannot be compared.
       *[other] { $n } other proposals do not say how large they are, so they cannot be compared.
    }
sifted-unclear = Do you mean { $typed } metres, or Rp { $typed } miliar? Please write it with its unit: "over { $typed } metres", or "cost over { $typed } miliar".
sifted-order =
    .oldest = The oldest first:
    .newest = The newest first:
    .rank = By priority:
    .urgent = Those due first on top:
    .dearest = The dearest first:
    .cheapest = The cheapest first:
    .backed = Those with most supporters first:
    .largest = The largest first; units may differ:
    .smallest = The smallest first; units may differ:
    .near = By RW, then RT:
sifted-line = { $line }, { $cost }
    .size = { $line }, { $size }
sifted-more = and { $n } more. The whole list: type EXPORT.
sifted-each = - { $what }: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }
    .cost = - { $what }: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }, { $cost }
    .parts = - { $what }: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    } ({ $parts })
    .more = and { $n } more. The whole list: type EXPORT.
sifted-without =
    .topic = no field
    .rw = no RW
    .rt = no RT
    .opd = no office yet
