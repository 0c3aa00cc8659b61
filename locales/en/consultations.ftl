# Public consultations: taking part, results, replies.

subject-consultation = Public consultation: { $title }

consult-title = your answer
consult-list = Public consultations that are open:
consult-line = { $n }. { $title }, until { $day }
consult-pick = Which one would you like to answer?
    .button = Number { $n }
consult-none = No public consultation is open for your area right now. You can send a proposal at any time: type PROPOSE.
    .closed = No public consultation is open for your area right now. The results of those that have closed:
consult-unknown = We do not know the code { $typed }. Please check its letters.
consult-gone = We did not find that consultation. Type CONSULTATION to see which are open.
consult-theme = Theme: { $theme }
consult-size = { $n ->
        [1] There is 1 question
       *[other] There are { $n } questions
    }, about { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    }. You can stop and go on later, until { $day }.
consult-begin = Begin
consult-change = Change my answer
consult-delete = Delete my answer
    .sure = Your answer will be deleted and no longer counted. Are you sure?
    .yes = Yes, delete it
    .gone = That answer has been deleted and is no longer counted.
    .done = Your answer has been deleted. While it is open you may answer again.
consult-summary = Summary of the plan
consult-document = The whole document
    .none = Sorry, the document is not ready yet. Please try again later.
    .here = The document of "{ $title }".
consult-mine = You have answered. You can still change or delete your answer.
    .anonymous = You have answered without your name. To change it, type CONSULTATION and the code that we showed you, like this: CONSULTATION ABCDE-23456.
consult-not-yet = It is not open yet.
consult-closed = This consultation closed on { $day }. Everyone who took part is told the result and the city's reply.
consult-twice = We have your answer without a name. To change it, type CONSULTATION and its code, like this: CONSULTATION ABCDE-23456.
consult-tried = That was a trial. Nothing has been kept.
consult-unfit = An answer is not complete. Please look again.
consult-elsewhere = This consultation is for another area. Tap "Change an answer" if the kelurahan is wrong.
consult-needed = This question needs an answer to be counted. You may go BACK or CANCEL.
consult-again = That has been chosen already, or is not in the list. Choose another, or type DONE.

consult-area = Which kelurahan do you live in? Example: "Imopuro". Results are counted by kelurahan.
    .label = Kelurahan
consult-served = Which kelurahan do you mean with "{ $service }"? Example: "Imopuro".
    .label = Place
consult-anonymous = Would you like to send your answer with your name, or without? Without means: while you write, we hold it; once sent, the link between you and your answer is gone from our database, and from our copies within 30 days; Telegram and WhatsApp keep what they keep.
    .label = Name
    .known = With my name
    .anonymous = Without my name
consult-sex = Are you a woman or a man? You may skip this; it is only for counting.
    .label = Woman or man
    .perempuan = Woman
    .laki_laki = Man
consult-age = How old are you? You may skip this; it is only for counting.
    .label = Age
    .over = 60 and over
consult-review = This answer is NOT sent yet. If it is right, tap Send. You can still change it until the consultation closes.
    .label = Last look
    .send = Send
    .choose = Tap Send if it is right, or "Change" if something is wrong.

consult-optional = You may skip this.
consult-several = Type their numbers at once, for example "1, 3", or choose one by one and then DONE. At most { $most }.
consult-rank = Put them in order, the most important first: type the numbers, for example "3, 1, 2", or choose one by one. From { $least } to { $most } of them.
    .all = Put all of them in order, the most important first: type the numbers, for example "3, 1, 2", or choose one by one.
consult-count = Choose { $least } to { $most }. Type the numbers once more, for example "1, 3".
    .exact = Choose { $most }. Type the numbers once more, for example "3, 1, 2".
consult-have = You have chosen { $n }.
consult-more =
    Noted ({ $n }). { $left ->
        [0] Let us go on.
       *[other] Choose another, or type DONE.
    }
consult-number = Write a number from { $least } to { $most }.
    .bad = "{ $typed }" cannot be read as a number. Write just the number, for example "12".
consult-text = Write your answer.
    .short = "{ $typed }" is too short. Please add a little so that it is clear.
    .long = Your answer has { $typed } letters, which is too long. Please shorten it to { $most } letters at most.
consult-place = Write the place, for example "Jl. Mawar in front of the mosque", or send a location.
    .short = "{ $typed }" is too short. Write a street or a place that people know.
    .long = This has { $typed } letters, which is too long. Please use { $most } at most.
    .point = a location
consult-photo = Send up to { $most } photos, then DONE.
consult-yes = Yes
consult-no = No
consult-why = Why? Tell us a little about your reason for "{ $label }". You may skip this.
    .label = { $label }: reason

consult-sent = Thank you, we have your answer. You can change it until { $day }: type CONSULTATION. After it closes we tell you the result and the city's reply here.
    .changed = We have kept the changes to your answer for "{ $title }". You can change it until { $day }.
consult-code = The code of your answer: { $code }. Write it down now; it is shown once and we delete it within 15 minutes. With CONSULTATION and this code you can change or delete your answer and read the reply to your own words.
    .unknown = We do not know that code. Please check the letters, example: CONSULTATION ABCDE-23456.
    .closed = The consultation of that code has closed, so the answer can no longer be changed.
consult-dispute = Not yet: { $number }
consult-judge = The work of proposal { $numbers }, which you brought or support, is reported finished. Is it, or not yet? Please judge it: "{ $title }", { $n ->
        [1] 1 question
       *[other] { $n } questions
    }, about { $minutes ->
        [1] 1 minute
       *[other] { $minutes } minutes
    }, until { $day }.
consult-voices = What others wrote
    .head = What others wrote, after a look by staff. Choose what you support:
    .line = { $n }. { $label }: "{ $said }"
    .line-supported = { $n }. { $label }: "{ $said }" (supported by { $people })
    .line-mine = { $n }. { $label }: "{ $said }" (you support it)
    .number = Support number { $n }
    .next = Next
    .others = Other opinions
    .undo = Take it back
    .none = There is nothing by others yet that can be supported.
    .done = We have noted your support for "{ $said }". Your name is not shown; only how many support it.
    .back = We have taken back your support for "{ $said }".
    .own = These are your own words, so they count already.
    .gone = These words are gone, or whoever wrote them has changed them.
consult-result = { $label }: { $top } ({ $percent }%, { $n ->
        [1] 1 answer
       *[other] { $n } answers
    })
    .mean = { $label }: { $mean } on average ({ $n ->
        [1] 1 answer
       *[other] { $n } answers
    })
    .rank = { $label }: { $top } before all others, put first by { $percent }% ({ $n ->
        [1] 1 answer
       *[other] { $n } answers
    })
consult-here = In { $area }: { $said }
consult-about = Who answered
    .none = Not said, or too few
consult-rest = { $area }, its other kelurahan
consult-people = { $n ->
        [1] 1 person
       *[other] { $n } people
    }
    .few = fewer than 5 people
    .supported = { $people }, supported by { $n ->
        [1] 1 person
       *[other] { $n } people
    }
consult-short = { $label }: { $said }
consult-top = { $top } ({ $percent }%)
consult-index = Index of satisfaction: { $value } ({ $grade })
consult-grade = Grade
    .A = A, very good
    .B = B, good
    .C = C, less than good
    .D = D, not good
consult-sample = Those who answer are those who want to, and no random sample; this is not the opinion of all residents.
consult-digest = News of the consultation "{ $title }" that you took part in: it is done, { $n ->
        [1] 1 person
       *[other] { $n } people
    } answered. Here is the result.
    .replies = What the city answers to what was said in { $area }:
    .page = The results and all replies: { $link }
consult-own = The reply to me
consult-reply = "{ $title }" (from { $people }): { $outcome }. { $reply }
    .follow-up = "{ $title }" (from { $people }): { $outcome }. { $reply } What follows: { $follow_up }
    .later = The replies are not ready yet. We tell you here as soon as they are.
    .said = You wrote: "{ $said }"
    .nothing = You did not write anything in your own words, so there is nothing to reply to one by one.
    .code = Your answer has no name. For the reply to your own words, type CONSULTATION and its code. Here are all replies for your kelurahan.
consult-outcome = Reply
    .diterima = Taken up
    .sebagian = Taken up in part
    .belum = Cannot be met yet
    .dicatat = Noted
consult-other = Another person here
    .begin = Go ahead, this is the answer of another person who uses this phone. One answer for each person.
    .full = { $most } people can answer from one phone, and that is full.
consult-day = There is a meeting on it too: { $when }, at { $venue }.
    .button = Meeting
