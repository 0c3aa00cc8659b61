# The chat page and a proposal's page.

page-title = Rembuk { $city }
page-subtitle = Residents' proposals
page-language = English
page-languages = Other languages
page-log = Conversation
page-you = You
page-bot = Rembuk
page-no-script = This page needs JavaScript. Switch it on in your browser, or bring your proposal to the kelurahan office.

page-start = Start
page-start-title = Does something near you need mending?
page-start-body = Tell us here. We help you write the proposal step by step, and keep you posted until there is a decision.
page-start-hint = Press Start, or simply write a message below.
page-start-link = The link that you opened starts a new conversation.
page-start-link-yes = Start from the link
page-start-link-no = Ignore

page-message = Write a message
page-message-hint = Enter sends, Shift+Enter makes a new line.
page-send = Send message
page-attach = Add a photo or a location
page-photo = Photo
page-photo-hint = Take or choose one, { $megabytes } MB at most
page-location = My location
page-location-hint = Send the point where you are
page-menu = Menu
page-carry = Move to another device
page-carry-hint = Make a code to go on with on another phone or computer
page-enter = Enter a code
page-enter-hint = Go on with a conversation from another device
page-close = Close
page-choices = Answers to choose from

page-carry-title = Move this conversation
page-carry-body = Open this page on the other device, choose Menu, then Enter a code. The code holds for 10 minutes and works once. Do not give it to anyone else: whoever has it can read your conversation.
page-carry-at = The address of this page
page-carry-code = Your code
page-enter-title = Enter a code
page-enter-body = Make the code on the old device: Menu, then Move to another device. The old conversation then appears here in place of the present one.
page-enter-code = Code
page-enter-go = Go on here
page-wait = One moment
page-wrong-code = That code is unknown, used up, or older than 10 minutes. Check it again, or make a new one on the old device.

page-sending = sending
page-sent = sent
page-unsent = not sent yet, trying again soon
page-failed = not sent
page-again = Send again
page-drop = Delete
page-offline = There is no internet connection. Your messages are kept and sent once it is back.
page-reconnecting = The connection was lost; reconnecting. Your messages are kept.
page-crowded = This conversation is open in several places at once.
page-crowded-here = Go on here
page-trouble = Sorry, something is wrong on our side. Your message is kept on this device and will be sent again soon.
page-storage = This browser does not keep data. Do not close the page before your messages are sent.

page-ring-ask = Shall this phone tell you when there is news of your proposal, even when this page is closed?
page-ring-yes = Yes, tell me
page-ring-no = No
page-ring-on = Good. News will appear on this screen.
page-ring-not = This browser cannot tell you yet. News still comes into this chat; open it any time.

page-elsewhere = Would you like news of your proposal in another app too, even with this page closed?
page-elsewhere-telegram = Tell me on Telegram
page-elsewhere-whatsapp = Tell me on WhatsApp

page-today = Today
page-yesterday = Yesterday
page-newer = New messages
page-older = Show earlier messages
page-my-photo = Photo
page-my-location = My place on the map
page-photo-waiting = The photo is being checked
page-open-photo = Open the photo
page-qr = QR code
page-file = Open the file

page-location-finding = Looking for your location
page-location-denied = The location is not allowed yet. Allow it in your browser's settings, or write the place in words.
page-location-unavailable = Your location could not be found. Switch on GPS and try again, or write the place in words.
page-location-timeout = Your location has still not been found. Try outdoors, or write the place in words.
page-location-unsupported = This browser cannot share a location. Write the place in words.
page-photo-too-large = The photo is too large. { $megabytes } MB at most; try another one, or make it smaller first.
page-photo-not = That is not a photo. Choose a photo, for example from your gallery.
page-text-too-long = The message is too long to be sent at once. What you wrote is still here; split it into several messages.

page-too-fast = Too many messages in a short time. Wait a moment; your message will be sent again by itself.
page-foreign = This message did not come from our page, so we did not take it. Reload the page and try again.
page-no-cookie = This page cannot open your chat yet, because the browser does not keep its mark (cookie). Allow cookies for this page, then open it again.
page-moved = This browser now holds another conversation. The page reloads; what you wrote is kept.
page-unreadable = That message could not be read. Reload the page and try again.

page-trouble-title = Something is wrong
page-trouble-body = Sorry, something is wrong on our side. What you have sent is safe. This page tries again by itself.

page-proposal-wish = Proposal
page-proposal-number = Proposal { $number }
page-proposal-problem = The problem
page-proposal-place = Place
page-proposal-area = Kelurahan
page-proposal-area-value = { $area }, Kecamatan { $kecamatan }
page-proposal-topic = Topic
page-proposal-volume = Volume
page-proposal-year = For the year
page-proposal-year-value = { $year } (the city's work plan, RKPD)
page-rules-title = Rules for proposals
page-rules-why = All proposals are kept and get a number. Some are looked at by staff before everybody sees them:
page-rules-insult = those with insults;
page-rules-advert = those that seem to be advertising;
page-rules-gibberish = those that cannot be read;
page-rules-again = those that say the same again and again, from the same person;
page-rules-many = from the 11th of one person in a day on. What is entered for others, lists and what is noted at a meeting are not counted.
page-rules-then = A list of words and repetition only hold back. A person always decides: a proposal is let go, or ended with a reason that its author reads.
page-rules-log = Log, without names
page-rules-month = { $month }: { $held } held, { $released } let go
page-rules-none = No proposal has been held back yet.
page-proposal-held = This proposal is still being looked at before everybody sees it.
page-proposal-supports = Supporters
page-proposal-supports-value = { $n }, of them { $near } from this kelurahan
page-proposal-support = Do you agree with it? Where would you like to support it?
page-proposal-support-go = Support this proposal
page-proposal-proposer = Proposed by
page-proposal-hidden = A resident (name not shown)
page-proposal-photos = Photos
page-proposal-photo = Photo { $n } of proposal { $number }
page-proposal-history = The proposal's journey
page-proposal-by = by { $by }
page-proposal-why = Why:
page-proposal-next = Next:
page-proposal-no-history = No news has been recorded yet.
page-proposal-chat = Open the chat
page-proposal-chat-hint = Do you have another proposal, or want to follow your own?
page-unknown-title = No such proposal
page-unknown-body = There is no proposal with that number. Check the number, for example MTR-2028-00042, or ask in the chat.
page-unknown-lost = We have no proposal with that number. Our data was once damaged, and the proposal may have been lost with it. We are sorry. If it was yours, please send it once more in the chat.

page-nothing-title = Page not found
page-nothing = There is nothing at this address, or the link has expired. You can go on in the chat.
page-sent-photo = (photo)

page-k-title = Public consultation
page-k-theme = Theme:
page-k-how = Where would you like to answer?
page-k-go = Begin to answer
page-k-code = Or type CONSULTATION { $code } in your Rembuk chat.
page-k-document = Open the whole document (PDF)
page-k-summary = Summary of the plan
page-k-results = Results
page-k-answered = { $n ->
        [1] 1 person
       *[other] { $n } people
    } answered.
page-k-n = { $n ->
        [1] 1 answer
       *[other] { $n } answers
    }
page-k-ranked = (Borda count)
page-k-bar = { $percent }% ({ $n })
page-k-bar-points = { $n ->
        [1] 1 point
       *[other] { $n } points
    }, put first by { $percent }%
page-k-weighted = ; weighted by population { $percent }%
page-k-about = By what people said of themselves
page-k-parts = By kelurahan
page-k-few = Fewer than five answers are not shown by themselves, but with their kecamatan or city.
page-k-mended = The words of the questions were mended { $n ->
        [1] 1 time
       *[other] { $n } times
    }; each version is kept.
page-k-none = Results are shown once enough people have answered.
page-k-voices = What people wrote
page-k-voices-how = Written by residents, after a look by staff. To support any of it, type CONSULTATION { $code } in your Rembuk chat and choose What others wrote.
page-k-supported = Supported by { $people }
page-k-replies = What people said, and what the city answers
page-k-follow-up = What follows:
page-k-open = Open until { $day }
page-k-later = Opens on { $day }
page-k-closed = Closed on { $day }
page-k-unknown-title = There is no such consultation
page-k-unknown-body = No consultation has that code. Please check the link, or type CONSULTATION in your Rembuk chat.
page-example = EXAMPLE, not real proposals
page-start-hadir = Yes, I am here
page-start-title-hadir = Have you come to the meeting?
page-start-body-hadir = Press the button below and your attendance is noted. You need not make a proposal first.
page-start-link-hadir = Note that you are at this meeting?
page-start-link-yes-hadir = Yes, I am here
page-start-petugas = Accept the invitation
page-start-title-petugas = You are invited to join the staff
page-start-body-petugas = Press the button below to accept that invitation.
page-start-link-petugas = Accept the invitation to join the staff?
page-start-link-yes-petugas = Yes, accept
page-nothing-written = Write your message first, then tap this arrow.
page-see-choices = See the choices
page-menu-help = Help
page-menu-help-hint = What you can do here
page-menu-mine = My proposals
page-menu-mine-hint = News of what you have sent
page-menu-schedule = Schedule
page-menu-schedule-hint = Meetings in your kelurahan
page-menu-language = Language
page-menu-language-hint = Indonesian, Javanese or English
page-proposal-shared = A proposal of residents of Kelurahan { $area }. Where it stands: { $state }.
page-proposal-tahapan = Stages of this proposal
page-proposal-follow = Scan this code for the newest news of this proposal, or open:
page-door-title = Attendance
page-door-how = Where do you want to be noted?
page-door-go = Note that I am here
page-door-telegram = Telegram
page-door-whatsapp = WhatsApp
page-door-browser = On this page
page-door-code = Or type HADIR { $code } in your Rembuk chat.
page-card-title = Proposal card { $card }
page-card-how = For a pendamping: where do you want to enter what stands on the card?
page-card-go = Enter what stands on the card
page-card-code = Or type KARTU { $card } in your Rembuk chat, with a photo of the card. Whoever has a phone just types USUL.
page-door-unknown-title = Meeting not found
page-door-unknown-body = There is no meeting with that code. Scan the code on the wall again, or ask the organisers.
page-k-service = The service that is judged:
page-k-works = The work of proposals:
page-k-places = Index by place
page-k-rounds = Over time
