welcome-title = introduction
welcome-consent = Welcome to Rembuk { $city }. Here you can propose what needs mending in your kelurahan (ward), and we keep you posted until there is an outcome. We keep your name, number and proposal for the officers of the kelurahan and the city. Everybody can see what it says (photos once an officer has looked at them), but not your name. You can delete your data at any time. Do you agree?
    .label = Consent
    .yes = I agree
    .no = No
    .more = Read more
    .whole =
        What we keep: what you want to be called (if you tell us), the number or account of this chat, your proposals, photos and this conversation.
        What for: your proposal is discussed at musrenbang (the residents' meeting) and you hear about it.
        Who reads it: officers of the kelurahan, the kecamatan, Bappeda (the city's planners) and the departments concerned. What a proposal says is shown to the public without a name. Its photos are shown once an officer has looked at them, or not at all if you choose officers only.
        How long: messages 90 days, your proposals for good.
        Type MY DATA to see it, DELETE MY DATA to delete it, STOP to receive no news. This follows Law 27/2022 on Personal Data Protection. Do you agree?
    .deleted = Yes, at any time. Type DELETE MY DATA: your name, number, photos and messages are deleted; proposals that were sent stay without a name. Do you agree?
    .first = Before we go on we need your permission to keep the data above. Is that all right? Answer AGREE or NO.
    .later = All right, whenever you are ready. If you agree, answer AGREE.
    .only = All right. What you tell us is for your proposal and its news alone: no campaign, no adverts, never sold.
    .nameless = All right, your name is left out.
    .behalf = Thank you. If you type for somebody else, write their name, not yours.
    .unseen = All right. Only officers see your name and number; other residents do not.
    .without = The name may be left out. We have to keep the number or account of this chat in order to answer you; other residents do not see it. Do you agree to that?
    .unclear = We remember your message and go on with it after this. First we need your permission to keep the data above. Answer AGREE or NO.
    .what = This is Rembuk, the bot where residents bring proposals for their kelurahan, such as a broken road or lamp. We pass them on to musrenbang (the residents' meeting) and tell you what comes of it. For that we need to keep your name, number and proposal. Do you agree?
welcome-name = What should we call you? For example: "Bu Siti". Only officers see it. You may skip this.
    .label = Name
    .any = Any name will do: a nickname or initials are fine. What should we call you? You may also skip this.
    .without = A name is not required: without one a proposal is read by officers and discussed like any other.
    .kin = What is their name ("{ $typed }")? For example: "Pak Darto". Or type SKIP.
    .say = Please write the name, such as "Siti Aminah", or type SKIP.
    .what = This is Rembuk, where residents bring proposals. The name tells officers who proposes; you may skip it. What may we call you?
    .lives = We do not keep "{ $typed }"; we ask where it is when you propose something.
    .or-wish = "{ $typed }": is that your name, or a proposal?
    .kept = We keep your message for now.
    .not-own = All right. We keep that message and go on with it after this. What may we call you?
    .which = Please tap one: is "{ $typed }" your name, or a proposal?
    .area = "{ $typed }" is the name of a kelurahan. We ask for it later, with your proposal. What may we call you?
    .for = The proposal will be noted in the name of { $name }{ $known ->
        [yes] ; { $by } fills it in, and the news comes to this chat.
       *[no] . The news comes to this chat.
    }
    .wish = A proposal
    .own = My name
    .bad = We could not read the name. Write 2 to { $most } letters, such as "Siti Aminah", or type SKIP.
welcome-ready =
    { $named ->
        [yes] All set, { $name }. Would you like to make a proposal now?
       *[no] All set. Would you like to make a proposal now?
    }
welcome-thanks =
    { $named ->
        [yes] Thank you, { $name }. Let us go on with your message.
       *[no] Thank you. Let us go on with your message.
    }
welcome-back =
    { $named ->
        [yes] Hello { $name }, welcome back to Rembuk. What can we do for you?
       *[no] Welcome back to Rembuk. What can we do for you?
    }
welcome-again = Welcome back. Let us go on where we were.
welcome-given-up = All right, we stop here. Whenever you want to go on, just write to us.
welcome-declined = All right, we respect that. Without your consent we keep no proposals from this chat. You can always bring one to your kelurahan office. If you change your mind, tap this button or type AGREE.
    .lost = What you wrote and sent before is not used and not kept.
welcome-declined-still = You have not agreed to our keeping data, so we cannot take proposals here. Type AGREE at any time, or visit your kelurahan office.
    .kept = We go on with your message as soon as you agree.
welcome-agree = I agree
welcome-photo = We keep the photo for now and go on with it after this question.
welcome-place = We keep the location for now and go on with it after this question.

cities-and = { $first } and { $last }
cities-many = { $n } cities and regencies
