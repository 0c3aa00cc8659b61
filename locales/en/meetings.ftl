# For facilitators. The rest is said in Indonesian.

command-meetings = MEETINGS
    .also = my meetings
    .about = the meetings of your area (staff)
    .button = Meetings
command-meeting = NEW MEETING
    .also = call a meeting
    .about = call a meeting (facilitators)
    .button = New meeting

words-coming = coming, i am coming, i will come, yes
words-maybe = maybe, not sure yet
words-absent = not coming, i am not coming, cannot come, no
