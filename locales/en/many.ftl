# One line of staff for many proposals. The rest is said in Indonesian.

command-agree = AGREE
    .also = agree proposals
    .about = agree many proposals, in the order of their priority: AGREE 20, 14, 5 9-12
    .button = Agree
command-reserve = RESERVE
    .also = keep in reserve
    .about = agree as reserve: RESERVE 21-25
    .button = Reserve
command-verify = COMPLETE
    .also = verify
    .about = say that they are complete: COMPLETE 3-18
    .button = Complete
command-forward = FORWARD
    .also = forward proposals
    .about = forward to the next rung: FORWARD all
    .button = Forward
command-return = RETURN
    .also = send back
    .about = return with a reason: RETURN 4 6 lokasi because the RT is missing
    .button = Return
command-keep = POSTPONE
    .also = keep for next year
    .about = keep for next year: POSTPONE 30-34 uang because there is no money left
    .button = Keep for next year
command-reject = REJECT
    .also = end proposals
    .about = end them, with a reason: REJECT 7 8 lahan because the land is disputed
    .button = End
command-into_rkpd = INTO RKPD
    .also = in rkpd
    .about = put into the plan of the city: INTO RKPD 3-18
    .button = Into RKPD
command-into_apbd = INTO APBD
    .also = in apbd
    .about = put into the budget: INTO APBD 14 50 juta
    .button = Into APBD
command-fund = FUNDS
    .also = source of funds
    .about = note where the money comes from: FUNDS 14-18 dana kelurahan
    .button = Note the funds
command-opd = OFFICE
    .also = office for
    .about = note the office (OPD): OFFICE 14-18 Dinas PUPR
    .button = Note the office
command-cost = BUDGET
    .also = estimated cost
    .about = note the cost that is expected: BUDGET 14 50 juta
    .button = Note the cost
command-deputy = DEPUTY
    .also = name a deputy
    .about = name a deputy for a time: DEPUTY 7 days (verifikator)
    .button = Name a deputy
command-complete = ASK FOR MORE
    .also = ask to complete
    .about = ask an author for what is missing, such as ASK FOR MORE 42 (staff)
    .button = Ask for what is missing

ready-ask-for = So that this proposal can be discussed, please add:
    .problem = what the problem is now, such as "water enters the houses whenever it rains"
    .size = how many or how long, such as 120 m
    .unit = how many in the usual unit, such as 120 m or 4 titik
    .land = whose land it is: the government's, residents', or another institution's
    .place = where exactly: RT, a landmark, or send the location
    .photo = a photo of how it is now

decided-several = { $n ->
        [1] There is 1 decision
       *[other] There are { $n } decisions
    } in this message. We ask about them one by one, and none has been recorded yet:
decided-line = - { $what }: { $which }
    .priority = - { $what }, priority { $priority }: { $which }
    .why = - { $what }: { $which } - { $why }
    .note = - A note on { $which }: { $why }
    .leave = - Not decided yet: { $which }
decided-next = { $n } more from your message. The next one:
decided-after = We ask about this after the decision that is open:
decided-instead = "{ $what }" has not been recorded.
rank-free = Nobody has priority { $priority } yet.
rank-held = Priority { $priority }: { $number } "{ $wish }"
decided-which = { $what }: which "{ $named }"?
decided-notes = We ask about the notes on { $numbers } one by one, and none has been recorded yet.
    .after = We ask about the notes on { $numbers } after this one.
decided-unknown = Nothing that waits for you is called "{ $typed }", so that is not decided. Type TASKS to see what there is.
decided-unread = We could not read this part, please send it by itself: "{ $typed }"
decided-return-to = It can only be sent back to its author, not to { $whom }.
decided-elsewhere = { $area } is not your area ({ $theirs }), so nothing has been decided. For proposals in your area, give the number or open TASKS.
decided-if = A decision that still hangs on something is not noted, so nothing is decided. Once it is sure, send it with the number, for example: reject 7, not for the kelurahan to do.
decided-only-left = Fine, { $which } is not decided now and keeps waiting in TASKS.
    .why = Why has not been recorded: "{ $why }". If that is the decision, type for example: REJECT { $number } { $why }
decided-waits = Fine, nothing has been decided. All of it keeps waiting in TASKS until you decide.
decided-left = { $n ->
        [1] 1 other decision of your message has not been recorded. Send it again if you still need it.
       *[other] { $n } other decisions of your message have not been recorded. Send them again if you still need them.
    }
picking-left = We have not gone on with your message: "{ $typed }". Send it again if you still need it.
changed-why = The decision has been changed: { $what }
changed-then = First the decision is taken back, then we ask about the new one: { $what }.
changed-never = The last decision on { $number } was not "{ $what }". This is how it stands:
changed-after = We ask about taking back the decision on { $which } after the one that is open.
many-unused = We have not used these words: "{ $typed }"
many-sure = { $n ->
        [1] Record this decision and tell the author?
       *[other] Record these { $n } decisions and tell the authors?
    }
    .label = Sure
    .note = Note this on { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }?
    .yes = Yes, record { $n } & tell
    .note-yes = Yes, record { $n }
    .all = Yes, all or none
    .whole = All or none
    .page = Page { $page }
    .no = No
many-done = Recorded: { $what }, { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }. We are telling the authors.
    .note = Recorded: { $what }, { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }.
    .untold = { $n ->
        [1] 1 author cannot be told, and is in UNREACHED.
       *[other] { $n } authors cannot be told; they are in UNREACHED.
    }
many-read = What the authors read:
    .some = What the authors of { $numbers } read:
many-reason = { decide-reason }
    .label = Reason
    .tell-this = { decide-reason.tell-this }
why-many-reason = { why-decide-reason }
stuck-many-reason = { stuck-decide-reason }

many-what = What is to be done?
    .label = Decision
    .opd = Note the office
    .cost = Note the budget
    .fund = Note the source of money
many-numbers = Which numbers? Example: 20, 14, 5 9-12. For all that wait for you, type ALL.
    .label = Proposals
    .bad = "{ $typed }" cannot be read as numbers. Example: 20, 14, 5 9-12, or all.
    .count = { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }
many-why = { decide-why }
    .label = Explanation
many-opd = Which office (OPD)? Example: Dinas PUPR.
    .label = Office (OPD)
many-amount = How much is budgeted? Example: 50 million.
    .label = Budget
many-fund = Where does the money come from?
    .label = Source of money
many-priority-taken = Priority { $said } is taken by another proposal. The next free number: { $given }.
many-besides = Except: { $numbers }
many-but = Except which? Give their numbers, for example: all except 3, 7. This could not be read: "{ $typed }"
many-anew = The decision that was shown before has not been recorded.
many-too-many = { $most } proposals at most in one go; these are { $n }. Please send them in several messages.
many-head = { $what }: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }.
many-page = Page { $page } of { $pages }:
many-line = - { $number } { $wish } - { $area }
    .priority = { $priority }) { $number } { $wish } - { $area }
many-bare = No priorities yet. If there is an order, write it, for example: the order is { $numbers }. They may go without.
many-note =
    .opd = Their office becomes { $opd }.
    .cost = The budget of each: { $amount }.
    .fund = Their source of money becomes { $fund }.
    .ends = These no longer go to the kecamatan, and we tell their authors: { $numbers }
    .goes_on = These are passed on as usual, and we tell their authors: { $numbers }
many-none = "{ $what }" has not been recorded for any proposal.
    .waiting = Of the proposals that wait for you, none can be recorded "{ $what }" now: they are not that far, or belong to another level. Type TASKS to see what you can decide.
    .such = Of the proposals that wait for you, none fits "{ $typed }". Type TASKS to see all.
many-whole = "{ $what }" has not been recorded for any proposal, because you chose all or none.
many-nothing = "{ $what }" has not been recorded for any proposal. You chose all or none, and one of them has just changed.
many-twice = These numbers were given twice and count once: { $numbers }
many-cannot =
    .unknown = There are no such numbers: { $numbers }
    .several = These numbers may mean several proposals; write them with their year: { $numbers }
    .not_yours = These are outside your area or role: { $numbers }
    .held = These are still held; release them first with RELEASE and the number: { $numbers }
    .unfit = These are not recorded, because they are now { $state }: { $numbers }
    .changed = These have changed since you saw them: { $numbers }
    .repeated = These had been recorded before: { $numbers }
    .taken = Their priorities are taken by other proposals: { $numbers }
    .no_opd = There is no such office in their city: { $numbers }
    .bad = Cannot be read as numbers: { $numbers }
many-hint = Many at once: AGREE 20, 14, 5 9-12 · COMPLETE 3-18 · FORWARD all · REJECT 7 8 land because ...
ready-yes = Ready to be passed on: yes.
ready-not = Not ready to be passed on. Missing: { $what }.
ready-lack =
    .problem = the problem
    .size = the size
    .unit = a size in a usual unit
    .land = whose land it is
    .place = the exact place
    .photo = a photo
ready-ask = Ask for the rest
    .detail = the author is asked for what is missing
ready-which = Which proposal? Example: MINTA 42.
ready-complete = { $number } is complete, so nothing has been asked.
ready-asked = We have asked the author of { $number } for: { $what }.
ready-asked-before = The author of { $number } has been asked for this before and has not answered yet, so it is not asked again.
ready-recommended = Recommended:
    .line = - { $tahap }: { $text } ({ $who })
