command-connect = CONNECT
    .also = connect chats, link chats
    .about = make your chats on WhatsApp, Telegram or in a browser one
    .button = Connect chats
command-separate = SEPARATE
    .also = separate chats, disconnect
    .about = take connected chats apart again
    .button = Separate again

command-switch = SOMEBODY ELSE
    .also = switch person, another person
    .about = one phone for several people: who writes now
    .button = Somebody else

sharing-who = Who writes here now: { $name }. Who writes next? Proposals, support and answers of each of you are kept apart.
sharing-nameless = no name
sharing-first = Whose phone it is
sharing-new = Somebody else
sharing-now = All right, from now on we speak with { $name }. Done? Type SOMEBODY ELSE. After some hours without a message this chat is again that of whose phone it is.
sharing-same = { $name } is who writes just now.
sharing-full = One phone is for { $n ->
        [1] 1 person
       *[other] { $n } people
    } at the most, so nobody more can be added.
sharing-for = For { $name }:

connect-title = connected chats
connect-code = To make this chat and your other one a single one, open the other (WhatsApp, Telegram or a browser) and send:

    CONNECT { $code }

    The code is good for { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    }, once. Tell it nobody else: with it your proposals can be seen.
connect-doors = Or open one of these links:
connect-bad = That code is not known, was used already, or is too old. Type CONNECT in the other chat for a new one.
connect-same = That code comes from a chat that is one with this one already. Send it from your other chat.
connect-whose = Chat on { $channel } ({ $name }), with { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }
connect-sure = This chat and the one on { $channel } ({ $name }, { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }) become one: proposals, support and attendance of both come together, and whoever opens either sees all of it. Go on only if both are your own.
    .label = Join
    .yes = Yes, both are mine
    .no = Do not
connect-asked = One step more: we ask in the chat on { $channel } too. Answer YES there, and both become one.
connect-question = Somebody wants to make this chat one with a chat on { $channel } ({ $name }, { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }). If that is you, proposals, support and tasks of both come together. Is that chat yours?
connect-kept = All right, the two chats stay apart.
connect-refused = This chat was not joined: the answer in the chat on { $channel } was no.
connect-gone = That question has been answered, or is too old. Type CONNECT to begin again.
connect-busy = The other chat is just being used. Try again in a moment with CONNECT.
connect-done = This chat and your chat on { $channel } are one now. News comes once, to the chat where you wrote last. A mistake? Type SEPARATE.
connect-quiet = In one of them you had chosen STOP, so no news comes yet. Type START to get it again.
connect-drafts = { $n ->
        [one] One form that was not finished there has come along. Type CONTINUE to go on with it.
       *[other] { $n } forms that were not finished there have come along. Type CONTINUE to go on.
    }
connect-and = { $one } and { $other }

separate-title = separating chats
separate-none = This chat is not connected with another. To connect, type CONNECT.
separate-sure = Since { $day } this chat is one with the chat on { $channels }. If they are separated each has its own proposals again; what was made since stays with the first. Separate them?
    .label = Separate
    .yes = Yes, separate
    .no = No
separate-kept = All right, they stay one.
separate-whose = Chats that are connected
separate-done = Separated. Each chat has its own proposals again.
    .more = This chat is still one with another of yours. To separate that too, type SEPARATE again.
    .other = This chat and your other one have been separated. Each has its own proposals again. If that was not you, type CONNECT to join them again.
