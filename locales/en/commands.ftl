command-propose = PROPOSE
    .also = proposal, new proposal, make a proposal, suggest
    .about = make a new proposal
    .button = New proposal
command-mine = MY PROPOSALS
    .also = mine, my proposal
    .about = see the proposals you have sent
    .button = My proposals
command-check = CHECK
    .also = check proposal
    .about = news of one proposal, such as CHECK 42
    .button = Check
command-support = SUPPORT
    .also = support proposal, i support
    .about = stand behind somebody's proposal, such as SUPPORT 42
    .button = Support
command-unsupport = UNSUPPORT
    .also = stop supporting, no longer support
    .about = stand behind a proposal no more
    .button = Stop supporting
command-public = PROPOSALS HERE
    .also = proposals of others, other proposals
    .about = see and support the proposals of others
    .button = Proposals here
command-share = SHARE
    .also = share proposal
    .about = a message about one proposal to forward, such as SHARE 42
    .button = Share
command-change = CHANGE
    .also = change proposal
    .about = change your proposal, such as CHANGE 42
    .button = Change
command-withdraw = WITHDRAW
    .also = withdraw proposal
    .about = take your proposal back, such as WITHDRAW 42
    .button = Withdraw
command-answer = ANSWER
    .also = answer question
    .about = answer a question of staff
    .button = Answer
command-consult = CONSULTATION
    .also = public consultation, consultations
    .about = answering a public consultation that is open
    .button = Public consultation
command-forum = NEW CONSULTATION
    .also = create consultation, create survey
    .about = ask the public: opinions, finished work, or a service (staff)
    .button = New consultation
command-inputs = INPUTS
    .also = public inputs
    .about = group and answer what people said in a consultation (staff)
    .button = Inputs
command-schedule = SCHEDULE
    .also = meetings schedule, upcoming meetings
    .about = meetings coming up where you live
    .button = Schedule
command-coming = COMING
    .also = i am coming, i will come
    .about = say that you come to a meeting
    .button = Coming
command-maybe = MAYBE
    .also = not sure yet
    .about = say that you may come to a meeting
    .button = Maybe
command-absent = NOT COMING
    .also = i am not coming, cannot come
    .about = say that you do not come to a meeting
    .button = Not coming
command-home = MY KELURAHAN
    .also = change kelurahan
    .about = choose where you live
    .button = Change kelurahan
command-help = HELP
    .also = commands
    .about = see this list
    .button = Help
command-language = LANGUAGE
    .also = change language
    .about = Indonesian, Javanese or English
    .button = Language
command-stop = STOP
    .also = stop messages
    .about = no messages that you did not ask for
    .button = Stop
command-start = START
    .also = resume
    .about = receive messages again
    .button = Start
command-data = MY DATA
    .also = see my data
    .about = everything we hold on you
    .button = My data
command-rename = MY NAME
    .also = change my name, change name, my name is wrong
    .about = change what we call you
    .button = Change my name
command-forget = DELETE MY DATA
    .also = forget me, delete data
    .about = delete all of it
    .button = Delete my data

help = This is the Rembuk bot. I help residents bring proposals to musrenbang (public meetings that make the city's plan) and follow what becomes of them. You can type:
help-staff = For staff, you can type:
help-line = { $word } - { $about }
help-more = While writing a proposal you can type BACK (to the question before), SKIP, CHANGE or CANCEL. You can also bring a proposal to your kelurahan office.

language-set = All right, we use English now. Type LANGUAGE at any time to change it.
language-taken = We answer in English. Untuk bahasa Indonesia, ketik BAHASA.

whatsapp-menu = Choose
whatsapp-hint = Type the number of your choice.
    .words = Type the number of your choice, or { $words }.

command-private = PHOTOS FOR OFFICERS
    .also = photos for officers only, hide my photos
    .about = photos of your proposal are not shown to everybody
    .button = Photos for officers only

unknown = Sorry, I did not understand that. I am a bot, so these choices work best:
    .none = Sorry, then I did not understand. Please put it in other words, or choose below.
unknown-offer = I read: "{ $typed }". Shall it become a proposal?
    .ask = Shall it become a proposal?
    .later = The message "{ $typed }" is about another kelurahan, so we keep it apart and ask about it after this.
    .another = The message "{ $typed }" is about something else, so we keep it apart and ask about it after this.
    .photo =
        { $n ->
            [1] We keep the photo for a moment.
           *[other] We keep { $n } photos for a moment.
        }
    .place = We keep the location for a moment.
    .yes = Yes, make a proposal
    .no = No

stray-voice = Sorry, I am a bot and cannot hear voice messages yet. Please write it, a few words are enough.
    .beside = We cannot hear the voice message; we have read the words.
stray-video = Sorry, I cannot open videos yet. Photos and words work.
    .beside = We cannot open the video and have not kept it; we have read the words.
stray-sticker = A nice sticker, but I only understand words, photos and locations 🙂
    .beside = We have not kept the sticker; we have read the words.
stray-edited = Sorry, I cannot read messages that were edited. If something is wrong, type BACK.
    .beside = { stray-edited }
stray-contact = Sorry, we need no contact cards here. Please go on in words.
    .beside = We have not kept the contact card; we have read the words.
stray-other = Sorry, I cannot read messages of that kind yet. Please write it in words.
    .beside = A part of the message could not be opened and is not kept; we have read the words.
stray-photo = We have not kept this photo. Begin a proposal with PROPOSE; photos are taken at any time after that.
stray-location = We have not kept this location. Begin a proposal with PROPOSE; we ask where it is.
stray-document = We cannot read files (PDF, Word) yet, so we have not kept it. Write what it says, or send a photo of it.
stray-list = Lists in Excel are only taken from officers, so we have not kept it. For one proposal, type PROPOSE.
stray-nothing = The message is empty. Please choose:

trouble = Sorry, something went wrong on our side and your last message was not dealt with. What you said before is safe. Please try once more, or type HELP.
trouble-unsaved = Sorry, there is trouble on our side. Your last answer is not saved; please send it once more in a moment. What came before is safe.
answers-passed-over = Your messages came fast, and we have all of them. To keep this chat readable, { $n ->
        [1] 1 reply was
       *[other] { $n } replies were
    } not sent. What counts is below; you can ask for the others again.

photo-mended = Thank you, this photo takes the place of the one that we could not keep.
photo-link = We cannot open links. Send the photo itself to this chat, or type SKIP.
photo-elsewhere = We cannot fetch photos from elsewhere. Send or forward the photo itself to this chat, or type SKIP.
photo-seen = That is fine. Officers look at the photos first, only then everybody can see them. If there is a face that others had better not see, tap "Photos for officers only" before the proposal is sent.
photo-looks = A bit blurry or dark is fine: it still helps the staff. Just send it, or type SKIP.
photo-failed = We could not keep one photo.
    .not-a-picture = One file that you sent is not a photo that we can open. Send a photo (JPG or PNG) as a reply to this message; the rest is safe.
    .too-large = One photo is too large for us. Send a smaller one as a reply to this message; the rest is safe.
    .truncated = One photo was cut off on its way, perhaps by the signal. Send it again as a reply to this message; the rest is safe.
    .unfetchable = We could not fetch one photo. Send it again as a reply to this message; the rest is safe.
    .unopenable = We tried three times to open one photo. Take it again, or send another as a reply to this message; the rest is safe.

privacy-data = This is all that we keep about you, in one file. Something wrong? Type MY NAME, or CHANGE with the number of a proposal. To delete it all, type DELETE MY DATA.
rename-title = a change of your name
rename-name = What should we call you? For example: "Bu Siti". Only officers see it.
    .now = We call you { $name }. What should we call you instead? For example: "Bu Siti". Only officers see it.
    .label = Name
    .bad = We could not read the name. Write 2 to { $most } letters, such as "Bu Siti".
rename-stays = Your name stays { $name }.
rename-done = All right, from now on we call you { $name }. Proposals that were sent keep the name they had; to change it, type CHANGE with its number, then choose Name.
privacy-stopped = All right, we send you no more news and invitations. You can see news of your proposal with CHECK and its number. Type START at any time to be told again.
    .again = Tell me again
privacy-started = All right, from now on we send you news again.
privacy-on = You do get our news. Would you like to make a proposal?

forget-whose = Your data ({ $name }), with { $total ->
        [1] 1 proposal
       *[other] { $total } proposals
    }
forget-title = deleting your data
forget-sure = Really delete all your data? Name, number and conversation go and cannot come back. Proposals that you have sent stay without a name, and we can no longer tell you of them. Minutes and attendance lists that have been signed stay as they are: they are archives of the state.
    .label = Are you sure
    .yes = Yes, delete
    .no = No
forget-kept = All right, nothing is deleted.
forget-done = Your data is deleted. Proposals that you sent stay without a name. Thank you for helping to build the city.
telegram-group = Rembuk serves residents one by one. Please write to me directly, not in this group.
