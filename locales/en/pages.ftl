# The chat page and a proposal's page.

page-title = Rembuk { $city }
page-subtitle = Residents' proposals for their kelurahan
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
page-send = Send
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

page-today = Today
page-yesterday = Yesterday
page-newer = New messages
page-older = Show earlier messages
page-my-photo = Photo
page-my-location = Location
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
page-no-cookie = This browser is not known yet. Allow cookies for this page, then reload it.
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
page-proposal-supports = Supporters
page-proposal-supports-value = { $n }, of them { $near } from this kelurahan
page-proposal-support = Do you agree with it? Support it by:
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
