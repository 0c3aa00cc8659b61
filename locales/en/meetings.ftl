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
# What residents hear of meetings, and what they answer.

meeting-map = Map: https://maps.google.com/?q={ $lat },{ $lon }
meeting-change = change
    .time = the time (it was { $was })
    .place = the place (it was { $was })
    .point = the place on the map
    .agenda = what it is about
    .bring = what to bring
meeting-answer = Answer
    .coming = Coming
    .maybe = Perhaps
    .absent = No
meeting-agenda = What is it about? Example: "Discuss 12 proposals and choose the first ones". May be skipped.
    .label = About
    .line = About: { $agenda }
    .short = "{ $typed }" is too short. Please write a little more.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
meeting-bring = What should people bring? Example: "Identity card and the RT's list". May be skipped.
    .label = Bring
    .line = Bring: { $bring }
    .short = "{ $typed }" is too short. Please write a little more.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.

call = You are invited to { $name }, the residents' meeting that chooses proposals for { $year }. Called by: { $actor }.
call-fkp = You are invited to { $name }, to discuss the draft of the city's plan for { $year } before it is decided. Called by: { $actor }.
call-ask = Can you come? Tap, or answer COMING, MAYBE or NOT COMING. (STOP ends all news, also that of your proposals.)
    .again = Not answered yet, or have your plans changed? Answer COMING, MAYBE or NOT COMING.
call-changed = A change: { $name }.
call-changes = What has changed: { $changes }. Now:
call-cancelled = Cancelled: { $name }, { $when }, at { $place }.
    .why = The reason: { $why }
    .next = You need not come. If there is a new date, we tell you here.
call-reminder = Reminder: { $name }.
    .today = Reminder, today: { $name }.
    .tomorrow = Reminder, tomorrow: { $name }.

digest = Outcome of { $name }, { $day }: { $discussed ->
        [1] 1 proposal
       *[other] { $discussed } proposals
    } discussed, { $agreed } agreed.
    .held = { $name }, { $day }, has been held.
digest-line = { $priority }. { $number } { $wish }
digest-more = and { $n } more
digest-left = Not reached: { $n ->
        [1] 1 proposal
       *[other] { $n } proposals
    }. We tell each of their authors.
digest-came = { $n ->
        [1] 1 person came
       *[other] { $n } people came
    }. Thank you.
digest-notes = Notes: { $notes }
digest-next = What was agreed is discussed again at { $tahap }. The news of each proposal: CHECK and its number.

schedule-head = Coming meetings for { $area }:
schedule-line = { $n }. { $name }: { $when }
schedule-pick = Tap one to see where it is and to answer.
schedule-none = No meeting is planned for { $area } yet. As soon as there is an invitation, we tell you here.
    .there = No meeting is planned for { $area } yet.
schedule-opens = By the city's calendar, the musrenbang of the kelurahan (residents' meetings) begin on { $day }.
schedule-homeless = We do not know your kelurahan yet. Choose it first, so that invitations reach you.
schedule-ask = Can you come? Tap, or answer COMING, MAYBE or NOT COMING.
schedule-which = There are several meetings. Which one is your answer for?
schedule-gone = That meeting is not there any more. Type SCHEDULE to see what is coming.
schedule-cancelled = This meeting has been cancelled.
schedule-over = This meeting is over.
schedule-said = Your answer: { $answer }. You can still change it: answer COMING, MAYBE or NOT COMING.
schedule-answer = none yet
    .yes = coming
    .maybe = perhaps
    .no = not coming
schedule-coming = All right, we have noted that you are coming: { $name }, { $when }, at { $place }. See you there.
schedule-maybe = All right, we have noted that you may come: { $name }, { $when }, at { $place }. Once you are sure, answer COMING or NOT COMING.
schedule-absent = All right, we have noted that you are not coming: { $name }, { $when }. We still tell you the outcome. If that changes, answer COMING.
schedule-there = Already there? Scan the code on the wall, or type HADIR and the code, for example "HADIR ABCD2345".
schedule-file = Save to calendar
schedule-calendar = This is for the calendar on your phone. Open the file, then save it.
meeting-asks = What it discusses: the consultation "{ $title }". You can also give your opinion here.
    .button = Consultation

check_in-done = You are noted as present at { $name }. Welcome.
check_in-asks = While you wait, the consultation "{ $title }" can be answered here.
check_in-again = You have already been noted as present at { $name }.
check_in-unknown = We do not know that code. Look at the sheet on the wall again: eight letters or digits, for example "HADIR ABCD2345".
check_in-early = { $name } only begins { $when }. Attendance opens { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    } before; scan again then.
check_in-over = { $name } is over, so its attendance list is closed. If you were there, ask the facilitator to note you.
check_in-cancelled = { $name } is not held, so there is no attendance list.

attendee-title = name for the attendance list
attendee-name = What is your name for the attendance list? Example: "Siti Aminah". May be skipped.
    .label = Name
    .bad = We could not read the name. Write for example "Siti Aminah", or type SKIP.
attendee-done = Thank you, { $name }. You are on the list.
attendee-nameless = All right, you are noted without a name.

home-title = choice of kelurahan
home-area = Which kelurahan do you live in? Type its name, choose its kecamatan, or send your location. Example: "Hadimulyo Barat".
    .label = Kelurahan
home-done = All right, from now on we send you the invitations for { $area } here.
call-kind = You are invited to { $name }, to bring and discuss proposals for { $year }. Called by: { $actor }.
digest-corrected = The outcome of this meeting has been put right: { $why }

door-code = Sign-in code: { $code }. Write it on the board: people type HADIR and this code in the chat, or scan the QR sheet on the wall. Those without a phone are noted with "Catat yang hadir".
door-kept =
    .noted = We note the names that you wrote before for this meeting: { $names }
    .which = At which meeting? We keep these names until then: { $names }
    .early = { $name } is only on { $when }; its list opens { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    } before. We keep these names until you open "Catat yang hadir": { $names }
    .none = There is no meeting in your area yet, so there is no list of who came. We keep these names: { $names }. Call the meeting first, then open "Catat yang hadir": they are noted there.
    .others = Who came is noted by { $who }, so these names are not noted yet. Copy them and pass them on: { $names }
    .nobody = Who came is noted by facilitators or assistants, and { $area } has none yet, so these names are not noted: { $names }. Keep this message, or ask an admin to invite a facilitator.
    .meanwhile = We keep these names, and note them as soon as you open "Catat yang hadir" of the meeting: { $names }
meeting-elsewhere = { $area } is not your area ({ $theirs }), so you cannot call or announce a meeting there, and nothing has been sent. A facilitator or admin there can.

# Staff: the meetings of their area, and one that is called, moved or cancelled.

meeting-none = There is no meeting in your area yet.
meeting-head = MEETINGS:
meeting-line = { $n }. { $day } { $name }: { $state }
meeting-state = how it stands
    .coming = coming
    .running = going on now
    .unfiled = outcome not filled in
    .cancelled = cancelled
    .held = outcome filled in
meeting-card = Now: { $state }. Code to sign in: { $code }
meeting-counts = Answers: { $yes } coming, { $maybe } perhaps, { $no } not. Have come: { $came }.
meeting-do = actions
    .open = Open the meeting
    .time = Change the time
    .place = Change the place
    .agenda = Agenda, reminders
    .cancel = Cancel it
    .correct = Correct the outcome
    .sheet = QR sheet for the wall
    .names = Note who came
    .list = Who came
    .result = Fill in the outcome
    .add = Add notes, photos
meeting-over = That meeting is over, cancelled, or has its outcome; it can no longer be changed.
meeting-meanwhile = Your change has not been saved, because { $actor } has just changed { $changes }. Now:
meeting-sheet = Print this sheet and put it up at the entrance. The code: { $code }
meeting-nobody = Nobody has been noted yet.
meeting-came = { $came ->
        [1] 1 person came
       *[other] { $came } people came
    }, { $entered } of them noted by staff.
meeting-person =
    { $entered ->
        [yes] { $n }. { $name }, { $time } (noted by staff)
       *[no] { $n }. { $name }, { $time }
    }
meeting-more = Next
meeting-rule = - - - - -
meeting-title = invitation to a meeting
meeting-tahap = Which meeting?
    .label = Meeting
    .fixed = The kind and the area of a meeting cannot be changed once people are invited. Type KEEP. If they are wrong, cancel the meeting and call a new one.
meeting-area = For which area? The residents there are invited.
    .label = Area
    .bad = "{ $typed }" is no area that you can invite to this meeting. Choose or type its name.
meeting-day-holiday = Mind: that day is a holiday ({ $name }).
meeting-day-friday = Mind: it is at the time of the Friday prayer (11.30 to 13.00).
meeting-day-sunset = Mind: it goes past Maghrib (about { $name }).
meeting-day-ramadan = Mind: it is Ramadan, and the time is that of breaking the fast (about { $name }) or of tarawih.
meeting-date = On which day? Example: "21 January 2027" or "next Thursday".
    .label = Date
    .bad = "{ $typed }" cannot be read as a date. Example: "21 January 2027".
    .past = That day is over. Write one that comes, such as "21 January 2027".
    .far = { $day } is too far away; the year may be wrong. Please write the date again.
    .which = Day and date do not fit: that date is { $day }. Which is right, { $day } or { $other }?
meeting-start = When does it begin? Local time, such as 09.00.
    .label = Begins
    .label-also = time, hour, start, begin
    .bad = Write only the time, such as 09.00 or "2 pm".
    .past = That time is over. Write one that comes, or BACK to change the date.
    .about = "{ $typed }" is about { $time }. Write the very time, such as { $time }.
meeting-end = When does it end? For example 12.00.
    .label = Ends
    .bad = Write only the time, such as 12.00.
    .before = It must end after { $start }. Write when it ends, such as 12.00.
meeting-place = Where? Write the place as residents know it. Example: "Balai Kelurahan Imopuro, Jl. Imam Bonjol".
    .label = Place
    .short = "{ $typed }" is too short. Write the name of the place and its street.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
meeting-point = Send its location, or write the point as in "-5.1113, 105.3075". May be skipped.
    .label = Point on the map
    .bad = Send a location, or write the point as in "-5.1113, 105.3075". Or type SKIP.
meeting-reminders = When are people reminded? Tap, or write it yourself, such as "1 week, 1 day, 3 hours".
    .label = Reminders
    .usual = As usual
    .no = No reminders
    .none = none
    .line = Reminders before it begins: { $leads }
    .bad = "{ $typed }" cannot be read. Example: "3 days, 1 day, 2 hours".
    .range = { $most } reminders at most, from 15 minutes to 60 days before it begins.
meeting-told-always = Changing a meeting always tells those who are invited, so it cannot be saved quietly. Nothing has been saved yet, and nobody has been told. When it is right, answer YES; to hold it back, answer NO and change it again later.
meeting-is-when = What is prepared: { $day }, from { $start }. It is not saved yet, and nobody has been told.
meeting-worded = The message tells the old time and the new one, as below. Its words cannot be changed; the reason can: write "because ...". Anything else can follow with ANNOUNCE.
meeting-trouble = Nothing has been changed. To which day, hour or place is it to be moved? Just write it, for example "move to Sunday 9 am at the RW 03 hall".
meeting-sure = Invite people now?
    .label = Certainty
    .change = Save it, and tell everybody who was invited?
    .same = Nothing has changed yet. Type CHANGE to choose what is to change, or CANCEL.
    .beside = Mind: it is at the same time as { $name }, { $when }.
    .yes = Yes, invite them
    .save = Yes, save and tell them
    .no = No, leave it
    .untimely = That time is over, or it ends before it begins. Type CHANGE, then choose Date, Begins or Ends.
meeting-dropped = Nothing has been sent.
meeting-called = The invitations are going out. See the answers in MEETINGS.
meeting-changed = The change is saved, and people are being told.
meeting-same = Nothing has changed, so nothing has been sent.
meeting-unfiled = The outcome of { $name }, { $day }, is not filled in yet. People are waiting to hear it.
    .admin = The outcome of { $name }, { $day }, is not filled in, though we have reminded { $actor } three times. Please see to it.
meeting-why = Why has it changed? People read it as it is. Example: "The hall is used for vaccinations". May be skipped.
    .label = Reason
    .short = { cancel_meeting-why.short }
    .long = { cancel_meeting-why.long }
cancel_meeting-title = cancelling a meeting
cancel_meeting-why = Why is it cancelled? People read it as it is. Example: "The hall is needed for people whose houses are flooded".
    .label = Reason
    .short = "{ $typed }" is too short. Write one sentence that is clear to residents.
    .long = Too long ({ $typed } letters, { $most } at most). Please shorten it.
cancel_meeting-sure = Cancel it, and tell everybody who was invited?
    .label = Certainty
    .yes = Yes, cancel and tell
    .no = No, leave it
cancel_meeting-kept = All right, the meeting stays as it is.
cancel_meeting-done = The meeting is cancelled, and people are being told.
