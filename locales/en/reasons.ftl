# Why a proposal is refused, returned or put off: as its author reads it, as a choice, and what they
# can do now.

reason-incomplete = The proposal is not complete.
    .name = Not complete
    .do = What you can do: type CHANGE { $running } to complete it.
    .anew = What you can do: type PROPOSE and send it again as a new proposal, complete.
reason-unclear_place = The place is not clear.
    .name = Place not clear
    .do = What you can do: type CHANGE { $running }, then write the street, RT/RW, or share the location.
    .anew = What you can do: type PROPOSE and send it again as a new proposal, with the street, RT/RW, or location.
reason-survey_failed = Officers have seen the place, but it does not meet the conditions.
    .name = Place not suitable
    .do = What you can do: ask at the kelurahan office why, or propose another place with PROPOSE.
reason-wrong_opd = It is another office's business.
    .name = Another office
    .do = You need not do anything. Type CHECK { $running } to see which office has it.
reason-already_done = This work has a budget already, or is done.
    .name = Already there
    .do = What you can do: if it is not there, tell the kelurahan office this number.
reason-no_nomenclature = The city has no programme yet for proposals like this.
    .name = No programme for it
    .do = What you can do: ask at the kelurahan what it could be instead, then send that with PROPOSE.
reason-no_money = There is not enough money for it.
    .name = Not enough money
    .do = What you can do: you can bring a proposal like it next year with PROPOSE.
reason-duplicate = There is such a proposal already.
    .name = There is one already
    .do = What you can do: type CHANGE { $running } if something is different, or follow the earlier one.
reason-land = The land is private, another body's, or disputed.
    .name = Land
    .do = What you can do: bring a permit or a deed of gift for the land to the kelurahan office.
reason-psu = The developer has not handed the road or drain over to the city.
    .name = Not handed over
    .do = What you can do: ask the developer to hand it over first; the kelurahan can help with that.
reason-not_legal_body = Grants are only for registered bodies.
    .name = Not registered
    .do = What you can do: register the group first; the kelurahan office can explain how.
reason-other = There is something to look at.
    .name = Another reason
    .do = What you can do: ask at the kelurahan office, with this number.

# How staff say a reason, and what tells one.

words-reason-incomplete = not complete, incomplete
words-reason-unclear_place = place not clear, unclear place
words-reason-survey_failed = place not suitable
words-reason-wrong_opd = another office, wrong office
words-reason-already_done = already there, already done, already built
words-reason-no_nomenclature = no programme, no program
words-reason-no_money = money, budget, no money, no budget
words-reason-duplicate = duplicate
words-reason-land = land
words-reason-psu = not handed over
words-reason-not_legal_body = not registered
words-reason-other = another reason
words-told-incomplete = photo is blurred, photos are blurred, no photo, no photos, size is missing, data is missing, not complete
words-told-unclear_place = location is unclear, location not clear, place is unclear, place not clear, address is missing, which rt, which rw
words-told-survey_failed = survey failed, not feasible, does not meet
words-told-wrong_opd = other office, another office, wrong office
words-told-other = not our authority, outside our authority, provincial road, national road, belongs to the province
words-told-already_done = already did, already done, already built, already fixed, already repaired, already installed, already budgeted, already in the budget, has been fixed, has been built, has been repaired
words-told-no_nomenclature = no programme, no program, no such programme
words-told-no_money = not enough money, no money, no budget, not enough budget, budget is used, money is used, cannot afford
words-told-duplicate = same as, already proposed, proposed before, duplicate
words-told-land = land is private, private land, privately owned, land is disputed, disputed land, land belongs
words-told-psu = not handed over, developer
words-told-not_legal_body = not registered, no legal body
