alike-review =
    { $alike }

    { $review }
alike-found = { $n ->
        [one] Before it is sent: there is a proposal like it already.
       *[other] Before it is sent: there are { $n } proposals like it already.
    }
alike-line = - { $number }: { $wish } ({ $n ->
        [0] nobody else behind it yet
       *[other] { $n } supporters
    })
    .own = - { $number }: { $wish } (your own)
alike-how = { $n ->
        [0] If it is something else, send it all the same.
       *[other] If it means the same, support the one that is there: it weighs more, and you hear all its news. If it is something else, tap SEND ALL THE SAME.
    }
alike-asked = { $n ->
        [one] There is a proposal like it already:
       *[other] There are { $n } proposals like it already:
    }
    .how = If it means the same, type SUPPORT { $running }: what you wrote here is not sent then. If it is something else, just go on.
    .none = So far there is no other proposal like it in that kelurahan. We look again before it is sent.
    .later = If there is one like it, we show it before this proposal is sent.
alike-join = Support this one
    .number = Support { $running }
alike-other = All right, your proposal stands by itself. If it is right, it only needs sending.
alike-which = Which of them do you support? Tap its number.
alike-send = Send all the same
alike-joined = All right, what you wrote is not sent and not kept.

support-which = Which proposal do you want to support? Example: SUPPORT 42. You do not know the number? See PROPOSALS HERE.
    .end = Which proposal do you no longer support? Tap its number, or type for example UNSUPPORT 42.
support-so-far = { $number } "{ $wish }": { $n ->
    [0] nobody supports it yet. Neighbours can, by typing SUPPORT { $running } in this chat.
    [one] { $n } person supports it, { $near } from that kelurahan.
   *[other] { $n } people support it, { $near } of them from that kelurahan.
}

support-how = To support your proposal { $number } "{ $wish }", neighbours open this Rembuk chat and type SUPPORT { $running }. Tap Share for a message that you can pass on to them.
    .which = Your neighbours just open this Rembuk chat and type SUPPORT with the number of the proposal. Tap a number for a message that you can pass on to them:
support-nothing = You support nobody's proposal yet. To see them, type PROPOSALS HERE.
support-mine = The proposals that you support, the newest first. Tap a number for its news; to stop, type UNSUPPORT and its number.
theirs-which = Which one do you mean? Tap its number.
merge-residents = Staff merge proposals. If you agree with one, support it: you are counted and hear its news. Example: SUPPORT 42.
support-found = { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    } "{ $what }" in { $area } for { $year }:
    .all = { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    } in { $area } for { $year }, those with the most support first:
support-beside = What you are writing is kept. If you no longer want it, type CANCEL.
support-tap = Which one do you support? Tap its button, or type SUPPORT and its number.
support-several = These are several numbers, and none is noted yet. Tap those that you support, one by one.
    .end = These are several numbers, and nothing is changed yet. Tap those that you no longer support, one by one.
support-done = Thank you, you now support { $number } "{ $wish }". { $n ->
        [1] 1 person is
       *[other] { $n } people are
    } behind it, and you hear all its news too. Bring your neighbours by this page: { $link }. To stop, type UNSUPPORT { $running }.
support-already = You support { $number } "{ $wish }" already. { $n ->
        [1] 1 person is
       *[other] { $n } people are
    } behind it. Its page: { $link }
support-own = Proposal { $number } is your own, so you are counted as its author.
support-over = Proposal { $number } has ended, so it cannot be supported any more. If it is still needed, send it as a new one with PROPOSE.
support-ended = All right, you no longer support { $number } "{ $wish }". { $n ->
        [1] 1 person is
       *[other] { $n } people are
    } behind it now.
    .nobody = All right, you no longer support { $number } "{ $wish }".
support-none = You do not support { $number }, so nothing has changed.
support-button = Support
support-end = Stop supporting
support-count = Supporters: { $n }, of them { $near } from this kelurahan.
support-yours = You support this proposal. Supporters: { $n }, of them { $near } from this kelurahan.

listed-which = Whose proposals do you want to see? Example: PROPOSALS HERE IMOPURO.
    .what = Proposals "{ $what }" of which kelurahan? Example: PROPOSALS HERE IMOPURO { $what }
listed-none = There are no proposals of { $area } for { $year } yet. Be the first.
    .such = No proposals of { $area } for { $year } match "{ $what }" yet.
listed-all = All proposals
listed-head-support =
    Proposals of { $area } for { $year }, those with the most support first { $pages ->
        [1] ({ $n }):
       *[other] ({ $n }, page { $page } of { $pages }):
    }
    .some =
        Proposals of { $area } for { $year } that match "{ $what }", those with the most support first { $pages ->
            [1] ({ $n }):
           *[other] ({ $n }, page { $page } of { $pages }):
        }
listed-head-date =
    Proposals of { $area } for { $year }, the newest first { $pages ->
        [1] ({ $n }):
       *[other] ({ $n }, page { $page } of { $pages }):
    }
    .some =
        Proposals of { $area } for { $year } that match "{ $what }", the newest first { $pages ->
            [1] ({ $n }):
           *[other] ({ $n }, page { $page } of { $pages }):
        }
listed-line = { $number }: { $wish } - { $state }, { $n ->
        [1] 1 supporter
       *[other] { $n } supporters
    }
words-listed-around = the, a, an, about, for, in, of, proposal, proposals, that, please, here
listed-how = Tap a number to see it, or type SUPPORT and its number if you agree.
listed-before = Before
listed-after = Next
listed-by-support = Most supported
listed-by-date = Newest

track-merged = Proposal { $was } has been merged into { $number }, which asks for the same. This is its news:
track-gathered = Proposals of others have been merged into { $number }, so it cannot simply be withdrawn. If something is wrong, go to the kelurahan office.
follow-head = News of proposal { $number }, which you support: "{ $wish }"
    .merged = News of proposal { $number } "{ $wish }". Your proposal { $merged } was merged into it.
gathered-now = { $n ->
        [1] 1 other stands
       *[other] { $n } others stand
    } behind this proposal now, { $near } of them from this kelurahan.
    .nobody = Nobody else stands behind this proposal now.
follow-merged = What comes next: it is discussed together with proposal { $into }. Your support still counts, and its news reaches you.
follow-held = officers are still looking at its words

notice-held = Before other residents see it, somebody of the city looks at this proposal. Nothing is lost, and you hear how it goes on. The rules: { $link }
held-asked = Staff look at proposal { $number } before others see it, because { $why }. Nothing is lost, and you hear what comes of it. You can change it until then: CHANGE { $running }. The rules: { $link }
held-why =
    .insult = it has a word that may be rude
    .advert = it may be an advertisement
    .gibberish = it cannot be read
    .again = it says the same over and over
    .many = one person sent more than 10 in a day
notice-released = This proposal has been looked at and can be seen by everybody now.
track-held = Proposal { $number } is still being looked at, so what it says cannot be seen yet.
    .own = This proposal is still being looked at before everybody sees it.
propose-own-need = Help for yourself or your family is sooner arranged at the kelurahan office or the social office (Dinas Sosial); take KTP and KK with you. If you still want to propose it, please go on. Everybody can read it, so leave out names and illnesses.
propose-quicker = For { $thing } it is usually quicker to report it: { $office }, { $contact } ({ $hours }). If you want to propose it to the musrenbang all the same, just go on.
step-released = Officers have looked at it, and it is shown to the public.

# --- asked of the one that was shown last -------------------------------------------------------

shown-state = { $number } "{ $wish }": { $state }.
shown-states = "Belum diakomodir" means that it cannot be met this year. "Ditolak" means that it cannot be met. Both always come with a reason. Type CEK and the number: we tell the reason and what can still be done.
shown-private = We give nobody the name, phone number or address of who brought a proposal: these are private. To ask, please go to the kelurahan office or come to a meeting of residents.
shown-once = Your support is in. Each person is counted once.
shown-news = Yes. All news of { $number } "{ $wish }" is sent to you here.
    .support = News of { $number } "{ $wish }" is sent to you if you support it.
shown-alike = There are similar proposals that can still be supported:
shown-can = What can be done now: support the same proposal of others, or bring one of your own.
shown-look = Look at { $running }

similar-head = { $n ->
        [1] 1 group of proposals seems to ask for the same. Read it first. If they are the same, merge them; if not, leave them.
       *[other] { $n } groups of proposals seem to ask for the same. Read them first. If they are the same, merge them; if not, leave them.
    }
similar-of = { $number } "{ $wish }" - { $where }, { $state }, { $n ->
        [1] 1 supporter
       *[other] { $n } supporters
    }
similar-each = - { $number } "{ $wish }" - { $where }, { $state }, { $n ->
        [1] 1 supporter
       *[other] { $n } supporters
    }. The same: { $why }.
similar-worded = the words
similar-how = If they are the same, type: MERGE { $others } into { $running }
similar-merge = Merge { $others } into { $running }
similar-look = To look at one first, type OPEN and its number.
similar-beside = If they mean the same, write which one stays, for example "merge, the first stays". To look at one, tap its number.
similar-none = No similar proposals wait for a decision in your area. For one proposal, type for example SIMILAR 42.
    .such = Nothing is similar to "{ $typed }". Type SIMILAR to see all, or for example SIMILAR 42 for one proposal.
desk-alike = Similar:
    .how = If they ask for the same, type MERGE { $others } into { $running }
desk-on-paper = From the paper card { $card }.
desk-held = Held for now, because of { $why }. If what it says is all right, tap Release. If not, end it with a reason; its author reads that.
