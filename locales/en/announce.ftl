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
