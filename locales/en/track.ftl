track-none = You have not sent a proposal from here yet. Shall we begin?
track-mine =
    Proposals that you have sent ({ $total }){ $pages ->
        [1] :
       *[other] , page { $page } of { $pages }:
    }
track-line = { $number } - { $wish } - { $state }
    .for = { $number } - { $wish } - { $state } (for { $name })
track-sent = The proposal "{ $wish }" has been sent; its number is { $number }. Nothing else waits to be sent.
track-mine-more = Tap a number to see its news.
track-waits = { $line }. Officers wait for your answer: { $asked }
track-mine-answer = To answer the officers, type ANSWER or tap its button.
track-newer = Newer
track-older = Older
track-card =
    { $number }: { $wish }
    Kelurahan { $area }, the city's work plan for { $year } (RKPD)
    Where it stands: { $state }
track-step = { $day }: { $what }
    .by = { $day }: { $what } ({ $by })
    .why = - { $why }
track-author = author
track-asked = Asked ({ $who }): { $text }
track-answered = Answered ({ $who }): { $text }
track-photo = (photo)
track-link = Its page: { $link }
track-change = Change proposal
track-withdraw = Withdraw it
track-returned = What officers ask for: { $note }
returned-head = Sent back by officers, and waiting for your answer:
returned-line = { $number } "{ $wish }": { $note }
    .bare = { $number } "{ $wish }"
track-answer = To answer the officers, just write your answer here. We show it to you before it is saved.
grieved = We understand that you are disappointed with this decision.
grieved-can = If you still disagree, say so at the musrenbang or at the office of { $area }, with the number { $number }. From this chat we cannot pass it on to whoever decided.
grieved-merged = Merged means that your proposal is one with another that asks for the same: it is not lost, and you still get its news. If you do not agree, tell the kelurahan's office with its number; officers can part them again.
    .none = None of your proposals is noted as merged. If one is, we tell you with which and why.
grieved-died = We are sorry for your loss.
    .stays = The proposal is not cancelled, and its author's name stays. The family may go on with it: news keeps coming to this chat, and the office of { $area } can note who goes on, by the number of the proposal. Before this phone number is given up, type CONNECT so that news comes to another.
    .number = We do not keep a number that is typed here. News of proposals comes to this chat. If it should come to another number, too, connect the chats.
grieved-lost = A proposal does not end by itself: only its author can take it back. One that was taken back is not discussed any more, but may be brought again at any time as a new one. One that is left alone goes on, and we tell you here what is decided.
grieved-with = It is with: { $role } { $area }.
track-waited = Sorry to have kept you waiting. This is where it stands.
track-unknown = We have found no proposal with the number "{ $typed }". A number looks like { $such }, or just 42.
track-lost = We have found no proposal with the number "{ $typed }". Our storage was damaged once, and the proposal may have been lost with it. We are sorry. If it was yours, please send it once more.
track-not-yours = That proposal is not yours, so it cannot be changed from here. You can still follow it with CHECK.
track-withdrawn = You have withdrawn proposal { $number }, so it is not discussed any more. You can make a new one at any time with PROPOSE.
track-dealt = Officers have dealt with proposal { $number }, so it can no longer be changed or withdrawn. See its news with CHECK { $number }.

withdraw-title = withdrawing a proposal
withdraw-sure = Really withdraw this proposal? It will then not be discussed.
    .label = Are you sure
    .said = Really withdraw this proposal? It will then not be discussed. Your reason is noted for the officers: "{ $why }".
    .yes = Yes, withdraw
    .no = No
withdraw-why = Why is this proposal withdrawn?
    .label = Reason
    .short = "{ $typed }" is still too short. Say a little more, for example: "Neighbours have mended it".
    .long = Your text has { $typed } letters, at most { $most } fit. Write only what matters most.
withdraw-kept = All right, the proposal is not withdrawn and will be discussed.

state-diajukan = received, waiting to be discussed
state-diverifikasi = checked
state-dikembalikan = sent back to be completed
state-disepakati = agreed
state-diteruskan = passed on to the next level
state-belum_diakomodir = kept for the next year
state-ditolak = cannot be done
state-digabung = merged with another proposal
state-dibatalkan = withdrawn by its author
state-rkpd = in the city's work plan (RKPD)
state-apbd = in the city's budget (APBD)
state-sebagian = partly carried out
state-selesai = carried out

notice-submitted =
    Thank you, we have received your proposal.
    Its number:
    { $number }

    What comes next: it is discussed at the Musrenbang of Kelurahan { $area } (a meeting of residents), { $when }. We tell you here what came of it; type CHECK { $running } at any time.
    { $link }
    .later =
        Thank you, we have received your proposal.
        Its number:
        { $number }

        It is for the plan of { $year }. What comes next: it is discussed at the musrenbang (a meeting of residents) of Kelurahan { $area } from { $opens }. The decision: { $when }. We tell you here what came of it; type CHECK { $running } at any time.
        { $link }
notice-changed = Your change to proposal { $number } is saved. Officers see the newest.
    .as_it_was = Your answer on proposal { $number } has been passed on. The proposal stays as it is, and it is the officers' turn again.
    .said = To officers: "{ $said }"
notice-look = See proposal
notice-withdrawn = Proposal { $number } "{ $wish }" is withdrawn and not discussed any more. You can make a new one at any time with PROPOSE.

which-number = There are several proposals with the number { $running }. Which one do you mean?
which-line = { $number }: { $wish } ({ $area })
share-message =
    A proposal of residents of Kelurahan { $area }:
    "{ $wish }"
    Number { $number }. Anybody can follow it here:
    { $link }
share-how = Forward the message above to the group of your RT, or to neighbours.
share-pass = Pass on
share-words = A proposal of Kelurahan { $area }: "{ $wish }" (number { $number }).
number-copy = Copy number
track-private = Photos for officers only
    .which = Of which proposal are the photos for officials only? Tap its number.
    .done = All right, the photos of proposal { $number } are now for officers only and not shown to the public.
    .none = Proposal { $number } has no photos that could be shown to the public.
