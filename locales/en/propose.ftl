propose-cancelled = Its answers and photos are not kept. What stays: your name, your consent, and your other proposals.
    .changed = The changes are not kept; the proposal that was sent stays as it was.
propose-title = the proposal "{ $wish }"
    .new = a new proposal
    .change = a change
propose-heard =
    We have noted the proposal "{ $wish }" for Kelurahan { $area }.{ $more ->
        [yes] {""}
       *[no] {" "}Type CHANGE if something is wrong.
    }
    .wish =
        We have noted the proposal "{ $wish }".{ $more ->
            [yes] {""}
           *[no] {" "}Type CHANGE if something is wrong.
        }
    .vague = "{ $wish }" does not say what is asked for. We ask for it in a moment.
    .short = "{ $wish }" is too short to note. We ask again what you propose.
    .long = You wrote { $typed } letters; we keep them as the story of the problem. Later we ask for the gist in one sentence.
    .too-long = You wrote { $typed } letters, { $most } at most, so we have not kept them. We ask one thing after the other; write what matters most first.
    .same = Kelurahan and RT/RW are taken from the proposal before: { $area }, { $place }. If they differ, just say so.
    .same-area = The kelurahan is taken from the proposal before: { $area }. If it differs, just say so.
    .same-place = Kelurahan and place are taken from the proposal you sent before: { $area }, { $place }. If they differ, just say so.
    .which-place = What you proposed before is in several places, so we ask where this one is.

propose-asked = We cannot answer the question "{ $typed }" here. Please ask at the kelurahan office.
propose-taken = We have also noted, type CHANGE if something is wrong:
    .first = We have noted this, type CHANGE if something is wrong:
propose-apart = This message holds { $n } things. Should each be a proposal of its own, or all of them one?
    .kept = We keep this, too: "{ $typed }".
    .line = { $n }. { $wish }
    .apart = Each by itself
    .later = We keep "{ $typed }" and ask about it after this proposal.
    .one = All right, this is one proposal.
    .together = One proposal
    .first = { $n ->
        [1] There is 1 proposal
       *[other] There are { $n } proposals
    } in this message. We fill in the first one now and ask about the others after it.
    .sooner = All right, "{ $wish }" first. We ask about the others afterwards.
    .each = One proposal is for one thing, so that each can be discussed. "{ $wish }" is kept, and we ask about it after this one.
apart-title = the choice of one or several proposals
apart-whether = Should each be a proposal of its own, or all of them one?
    .label = One or several proposals

propose-area = Which kelurahan (ward) is it for? Type its name, or pick the kecamatan below. You can also share a location. For example: "Hadimulyo Barat".
    .label = Kelurahan
    .moved = The place "{ $place }" was written for Kelurahan { $area }. If it is another now, type CHANGE and pick the place.
    .moved-point = The place "{ $place }" was for Kelurahan { $area }, so its point on the map is used no more. If the place is another, type CHANGE and pick it.
    .home = Which kelurahan is this proposal for? You live in { $area }. Tap its name, or type another kelurahan.
    .again = Which kelurahan is it for? Last time you chose { $area }. Tap its name, or type another.
    .said = Which kelurahan is it for? You mentioned { $area }. Tap its name, or type another.
    .first = All right, about "{ $typed }". First the kelurahan; then we ask more about it.
    .kecamatan = Kec. { $name }
    .below = Pick the kelurahan in { $name }.
    .two = Do you mean { $first } or { $second }? The names are alike, so we make sure.
    .taken = We put down { $area } as the kelurahan, as you have said before. If it is another, type CHANGE, then choose Kelurahan.
    .either = Is this for { $first } or { $second }?
    .one = Do you mean Kelurahan { $area }?
    .which = "{ $typed }" could be several kelurahan. Which one?
    .unsure = We leave the kelurahan at { $value } for now. If it turns out to be another one, staff can put it right.
    .neither = None of these
    .all = These are the kelurahan here:
    .within = - Kec. { $kecamatan }: { $names }
    .pick = All right. Pick the kecamatan first, or type the name of the kelurahan again.
    .unknown = We have not found "{ $typed }" in { $city }. Pick the kecamatan first, then the names of its kelurahan appear. Or type it again, such as: "Yosodadi".
    .is-wish = That is my proposal
    .wish = We have noted the proposal "{ $wish }".
    .beside = Of "{ $typed }" we have only used the name of the kelurahan. We ask for the rest after this.
    .may = Yes, as long as what you propose is in { $city }. Your home or KTP may be outside the city.
    .near = These kelurahan are nearest to that point. Which one?
    .outside = That point is outside { $city }. This Rembuk is for proposals within the city. Type the name of the kelurahan, such as "Imopuro".

propose-topic = What is this proposal about?
    .more = "{ $typed }" is not yet written down as your proposal: say a little more about it.
    .asked = We have noted { $topic } as its field, by what it says. The field makes a proposal neither faster nor slower. If you want another, write for example: "field is economy".
    .between =
    { $fits ->
        [yes] It seems closer to { $first }. If that fits, tap { $first }; if not, tap { $other }.
       *[no] { $first } or { $other }: take what is closest. If it is wrong, officers put it right.
    }
    .one-of = One proposal has one field; another can follow as a proposal of its own. Is this one { $first } or { $other }?
    .only-one = One proposal has one field; another can follow as a proposal of its own. Which is it for this one?
    .left = All right, we choose it for you. Just tell us what you want to propose, such as "street lamps in our lane are out".
    .label = Field
    .fisik = Infrastructure
    .fisik-detail = roads, drainage, street lights, water, buildings
    .ekonomi = Economy
    .ekonomi-detail = small business, farming, training, tools
    .sosbud = Social and culture
    .sosbud-detail = health, schools, faith, youth, administration
    .taken = We put it under { $topic }. Type CHANGE if that is wrong.
    .unknown = Which of these is nearest to "{ $typed }"? Tap one, or type its number.

propose-wish = What do you propose? Write one sentence. For example: "Repair the drain along Jl. Cut Nyak Dien RT 05".
    .label = Proposal
    .label-also = title
    .short = "{ $typed }" is too short for officers to understand. Add what and where, such as: "Jalan Mawar RT 03 has holes, please pave it".
    .long = You wrote { $typed } characters, at most { $most } fit. Please make it one sentence; the story goes into the next question.
    .vague = Fine, but from "{ $typed }" the officers cannot tell what is asked for. Name the thing or the work, for example: "Street lamps in Gang Melati RT 03".
    .moved = You wrote { $typed } characters; we keep them as the story of the problem. Now write the gist in one sentence, at most { $most } characters.
    .dropped = All right. What would you like to propose instead? Write it, such as "street light instead". To drop the proposal, type BATAL.
    .work = All right. The proposal now reads "{ $wish }". If that is not the work, write which it is, such as "new build", "purchase" or "rehabilitation".

propose-problem = What is the problem now, and whom does it touch? For example: "When it rains, water enters 12 houses and children cannot get to school".
    .label = Problem
    .label-also = reason, trouble, complaint
    .short = "{ $typed }" is too short. Tell us a little more, such as: "The lamp has been out since March, the road is dark and people fall".
    .long = You wrote { $typed } characters, at most { $most } fit. Please shorten it; the most important first.
    .vague = Whoever reads this has not been there, so "{ $typed }" does not show them how it is. Tell one thing: since when, or who suffers. For example: "Dark since March, two children fell".

propose-goes-on = Please go on, we are listening.
propose-others-know = That is all right. Ask whoever knows it first, or write what you know. To tell us later, type LATER: what you have written stays.

propose-place = Where exactly? Write RT/RW and the street or a landmark, or share a location. For example: "RT 05/RW 02, Jl. Cut Nyak Dien in front of the prayer house".
    .label = Place
    .label-also = address, landmark, rt, rw, location, spot
    .short = "{ $typed }" is not enough to find the place. Write for example: "RT 05/RW 02 in front of SD Negeri 3".
    .long = You wrote { $typed } characters, at most { $most } fit. RT/RW, street and landmark are enough.
    .link = That link does not hold the point itself, so we cannot read it. Share a location by the paper clip, or write RT/RW and a landmark.
    .later = We need to know the place before the proposal is sent, so that officers can find it. A landmark is enough, for example: "near Masjid Taqwa". If you want to tell us later, type LATER: what you have written stays.
    .vague = From "{ $typed }" the officers cannot find the place. Name RT/RW, the street or a landmark that people know, for example: "RT 05/RW 02 in front of SD Negeri 3".
    .none = "{ $typed }" does not name the place yet. Where exactly? Write for example: "RT 05/RW 02 in front of SD Negeri 3".
    .size = And where exactly? Write for example: "RT 05/RW 02 in front of SD Negeri 3".
    .words = We have the location. So that officers find the right spot, add RT/RW or a landmark, such as "RT 05/RW 02 in front of the prayer house". You may skip this.
    .point = a point on the map
    .pointed = { $place } (marked on the map)
    .named = We have noted the place: "{ $place }", with its point.
    .added = We have added the point to the place "{ $place }".
    .without = That's fine, the RT or RW can come later.
    .same-point = The point on the map from before stays. Share a new one if the place has moved.
    .outside = That point is outside { $city }, so we did not keep it. Share the right point, or write RT/RW and the street.

propose-either = Which one do you want to propose: "{ $this }", or "{ $other }"? The other can be proposed after this.
    .may = You may propose it. Whether it is approved is decided at the musrenbang, not by this bot.

propose-volume = About how much or how long? For example: "120 m", "3 titik" or "2x15 meter". You may skip this.
    .dropped = The size "{ $typed }" was of the proposal that was replaced, so it is not used.
    .passed = All right, the size stays empty for now. The officers will measure it; if you learn it, just type it, for example "120 m".
    .label = Size
    .long = Keep it short, at most { $most } characters. For example: "120 m" or "3 titik".
    .money = "{ $typed }" reads like a cost, which the officers will work out. What we ask for is the size: how long or how many? For example: "120 m" or "3 titik". You may skip this.
    .nothing = "{ $typed }" does not say how much. Write for example "120 m" or "3 titik", or type SKIP.
    .label-also = volume, amount, length
    .read = { $typed } (= { $figure })

propose-land = Whose is the land there? If you do not know, skip this.
    .several = All right, more than one owner, or not certain. We keep it just as you wrote it.
    .passed = All right, whose land it is stays empty for now. The kelurahan will look it up.
    .whose = If you do not know whose it is or who looks after it, that is fine: officers of the kelurahan will check.
    .asked = You may propose it. If the land belongs to someone else or to another body, they need to allow it or give it in writing before anything is built. The letter can be brought to the kelurahan office later; just write whose land it is.
    .safe = No land is taken through this proposal. Officers only need to know whose permission it takes before anything is built there.
    .label = Land
    .pemerintah = Government
    .warga = A resident
    .instansi = Another body
    .label-also = plot
    .instansi-detail = school, mosque, company

propose-photos = Do you have photos? Send up to 3 of how it looks now. Officers look first, only then everybody sees them. To keep them to officers, tap "Photos for officers only" afterwards. You may skip this.
    .passed = All right, no photos for now. You can send them here before you send the proposal. Afterwards type CHANGE, then choose Photos.
    .for-staff = { $n ->
        [1] 1 photo
       *[other] { $n } photos
    }, for officers only
    .label = Photos
    .label-also = photo, picture, pictures
    .have = We have received { $n ->
        [one] { $n } photo
       *[other] { $n } photos
    }.
    .more = Photo { $n } received; there is room for { $left } more. If that is all, tap Done.
    .count = { $n ->
        [one] { $n } photo
       *[other] { $n } photos
    }
    .failed = { $n ->
        [1] 1 photo
       *[other] { $n } photos
    } ({ $failed } could not be opened)
    .not-photo = That file is not a photo. Send one from the camera or gallery, or type SKIP.

propose-review = This proposal has NOT been sent yet. If all is right, tap { $send }.
    .photos-of = The photos were sent for "{ $wish }". If they are not for this proposal, tap Drop photos.
    .drop-photos = Drop photos
    .photos-gone = The photos are dropped.
    .for-staff = Photos for officers only
    .kept = All right, only officers see the { $n ->
        [1] 1 photo
       *[other] { $n } photos
    }.
    .label = Review
    .nameless = This proposal goes without a name.
    .in-name = This proposal is in the name of { $name }.
    .saved = This change has NOT been saved yet. If all is right, tap { $send }.
    .send = Send proposal
    .save = Save changes
    .tell = Message to officers
    .retell = Change message to officers
    .tell-this = Pass on to officers
    .or-tell = You wrote "{ $typed }". Is this for the officers, or shall we add it to: { $label }?
    .only-tell = You wrote "{ $typed }". The proposal says so already. Shall we pass it on to the officers?
    .hand = Hand to officers
    .handed = The officers do NOT have this yet. If it is right, tap { $send }.
    .to-staff = Message to officers: "{ $said }"
    .same-asked = You have not changed the proposal. Officers ask for: "{ $asked }". If it is right as it is, just write your answer. The proposal goes back to the officers with it at once.
    .same-plain = You have not changed the proposal. If it is right as it is, write one sentence for the officers. The proposal goes back to them with it at once.
    .telling-asked = Officers ask for: "{ $asked }". Write your message to them.
    .telling-plain = Write your message to the officers.
    .bad-said = That message has { $size } letters, it should have { $least } to { $most }. Please write it once more.
    .name = Name
    .which-area = This proposal names { $named }, but its kelurahan is { $area }. Which one is right?
    .area-set = All right, for { $area }.
    .whose = In whose name should it go? Write the name, such as "Ibu Suratmi". Only officers see it.
    .no-name = No name
    .bad-name = We could not read the name. Write 2 to { $most } letters, such as "Ibu Suratmi".
    .choose = This proposal has NOT been sent yet. Tap Send proposal if all is right, or Change if something is wrong.
    .choose-saved = This change has NOT been saved yet. Tap Save changes if all is right, or Change if something is wrong.
    .named = Officers see the name { $name }, other residents do not.
    .initials = Officers see the name { $name }, other residents only { $initials }
    .show-initials = Show { $initials }
    .hide-initials = Hide { $initials }
    .tells-of = Everybody can read this proposal. It is kinder not to name { $who } with what is private; officers can ask you about it.
    .hides = A NIK, KK or phone number in it is not shown: we hide it when it is kept.
    .unname = Leave out the name
    .somebody = a resident
    .unnamed = All right, without the name. The proposal now: "{ $wish }".

propose-changed-meanwhile = This proposal has changed since you opened it, so your change was not kept. Type MY PROPOSALS to open the newest.
propose-dealt = Officers have dealt with proposal { $number } since you opened it, so your change could not be kept. Type CHECK { $number } for its news.
propose-unchanged = Nothing has changed in proposal { $number }.
propose-unruly = Not sent yet. { $label }: { $size } letters, but it must have { $least } to { $most }. Type CHANGE to mend it.
    .name = Name
