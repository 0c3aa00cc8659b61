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
    .line = About: { $agenda }
meeting-bring = What should people bring? Example: "Identity card and the RT's list". May be skipped.
    .line = Bring: { $bring }

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

digest = Outcome of { $name }, { $day }: { $discussed } proposals discussed, { $agreed } agreed.
    .held = { $name }, { $day }, has been held.
digest-line = { $priority }. { $number } { $wish }
digest-more = and { $n } more
digest-left = Not reached: { $n } proposals. We tell each of their authors.
digest-came = { $n } people came. Thank you.
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
check_in-early = { $name } only begins { $when }. Attendance opens { $minutes } minutes before; scan again then.
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
    .early = { $name } is only on { $when }; its list opens { $minutes } minutes before. We keep these names until you open "Catat yang hadir": { $names }
    .none = There is no meeting in your area yet, so there is no list of who came. We keep these names: { $names }. Call the meeting first, then open "Catat yang hadir": they are noted there.
    .others = Who came is noted by { $who }, so these names are not noted yet. Copy them and pass them on: { $names }
    .nobody = Who came is noted by facilitators or assistants, and { $area } has none yet, so these names are not noted: { $names }. Keep this message, or ask an admin to invite a facilitator.
    .meanwhile = We keep these names, and note them as soon as you open "Catat yang hadir" of the meeting: { $names }
meeting-elsewhere = { $area } is not your area ({ $theirs }), so you cannot call or announce a meeting there, and nothing has been sent. A facilitator or admin there can.
