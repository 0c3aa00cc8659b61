# For facilitators. The rest is said in Indonesian.

command-announce = ANNOUNCE
    .also = new announcement
    .about = write to the people of an area (facilitators)
    .button = Announce
command-announcements = ANNOUNCEMENTS
    .also = my announcements
    .about = the announcements you have sent (facilitators)
    .button = Announcements
command-pause = PAUSE
    .also = pause announcement
    .about = hold an announcement that is being sent
    .button = Pause
command-resume = GO ON
    .also = resume announcement
    .about = go on with an announcement on hold
    .button = Resume
command-halt = HALT
    .also = halt announcement
    .about = stop an announcement; the rest is not sent
    .button = Halt
command-recipients = RECIPIENTS
    .also = announcement recipients
    .about = who got an announcement (facilitators)
    .button = Recipients
announcement-body =
    Announcement from { $name }, { $area }:

    { $text }

    (STOP ends all news, also that of your proposals.)

# Staff: an announcement that is written, and whom it reaches.

announcement-title = announcement
announcement-area = For the residents of which area? Tap, or type the name of a kelurahan or kecamatan.
    .label = Area
    .bad = "{ $typed }" is no area that you can send to. Type the name of a kelurahan or kecamatan of yours.
announcement-audience = Who is to read it? Several may be chosen; type DONE when that is all.
    .label = Readers
    .have = { $n ->
        [1] 1 group
       *[other] { $n } groups
    } chosen.
    .more = { $n ->
        [1] 1 group
       *[other] { $n } groups
    } chosen. Choose more, or type DONE.
    .everyone = All residents there
    .authors = This year's authors
    .agreed = Agreed on
    .open = Not agreed on yet
    .not_reached = Not discussed yet
    .yet = Proposed nothing yet
    .neighbours = Some RT or RW
    .coming = Who will come
    .came = Who came
announcement-but = An announcement cannot go to all except "{ $typed }". What can be chosen: everybody, those who have proposed, those who have not yet, or RT and RW named one by one, for example "RT 01, 02, 04".
announcement-topic = The authors of which field?
    .label = Field
    .all = All fields
announcement-near = Which RT or RW? Authors from there are sent it. Example: "RT 05 RW 02", "RW 02" or "RT 03 and 05".
    .label = RT/RW
    .bad = "{ $typed }" cannot be read as RT or RW. Example: "RT 05 RW 02", or "RW 02".
announcement-meeting = Which meeting?
    .label = Meeting
announcement-text = What does it say? Write it as residents are to read it. Example: "We clean the drains together on Sunday at 07.00, please bring a hoe".
    .label = Text
    .short = "{ $typed }" is too short. Write what, when and where.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it, so that it fits into one message.
announcement-attachment = Is there a photo or a letter? Send one photo or one PDF, such as the letter of invitation, or skip this.
    .label = Attachment
    .photo = One photo
    .letter = Letter { $name }
    .one = One attachment only: one photo or one PDF. Or type SKIP.
    .not-pdf = That file is no PDF. Save it as a PDF and send it again, or type SKIP.
    .coming = We are still looking at the attachment. Wait a little, then answer once more.
    .failed = The attachment cannot be used. Type CHANGE, choose Attachment, then send another or SKIP.
announcement-when = When is it sent? Tap NOW, or write when, such as "tomorrow 08.00".
    .label = When
    .now = Now
    .bad = "{ $typed }" cannot be read as a time. Example: "tomorrow 08.00" or "12 January 2027 09.00".
    .past = That time is over. Write one that comes, or tap NOW.
announcement-for = For { $area }: { $groups }. Sent: { $when }.
    .topic = For { $area }: { $groups } ({ $topic }). Sent: { $when }.
announcement-preview = This is what residents read:
    .marks = (On WhatsApp, what stands between the marks * _ ~ looks bold, slanted or crossed out.)
    .photo = (with its photo; on WhatsApp and Telegram the text stands below it)
    .letter = (with the letter { $name }; on WhatsApp the letter comes first)
announcement-count = It goes to { $total ->
        [1] 1 person
       *[other] { $total } people
    }:
announcement-nobody-yet = There are no residents there yet whom it could reach.
announcement-channel = - { $channel }: { $n }
announcement-night = It is the quiet time now; sending begins at { $time }.
announcement-takes = Sending takes about { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    }.
announcement-nobody = There are no residents there yet whom it could reach. Type CHANGE to choose other readers.
announcement-sure = Send it?
    .label = Certainty
    .unheard = Not sent yet. The message "{ $typed }" has changed nothing in this announcement; if something is to be different, tap Change. It still reads:
    .count = To be sure, type the number { $total } to send it, or NO.
    .wrong = It goes to { $total ->
        [1] 1 person
       *[other] { $total } people
    }. Type { $total } to send it, or NO.
    .yes = Yes, send it
    .no = No, leave it
