# For staff and for those whom they entered for. The rest is said in Indonesian.

command-enter = ENTER FOR
    .also = enter for somebody
    .about = enter a proposal for somebody without a phone (staff)
    .button = Enter for somebody
command-card = CARD
    .also = paper card, from a card
    .about = enter a proposal from a card of paper, by its number (staff)
    .button = Card of paper
command-claim = TAKE OVER
    .also = take over proposal
    .about = follow a proposal that staff entered for you
    .button = Take over
claim-question = { $who } brought proposal { $number } "{ $wish }" on { $day } with your phone number. Is it your proposal? If so, we send you the news of it here.
claim-yes = Yes, it is mine
claim-no = Not mine
claim-disowned = Thank you, we have removed your number from that proposal and told the person who brought it.
claim-gone = That question has been answered or is over. Type MY PROPOSALS to see yours.
claim-none = Thank you. No proposal has been brought with your number yet. We do not keep the number. Do you want to make a proposal? Type PROPOSE.
claim-how = If your proposal was brought by a pendamping, follow it from the number that you gave them: send TAKE OVER on WhatsApp from that number, or share your own contact with this bot on Telegram.
enter-not-staff = WAKILI is for pendamping and facilitators. Do you want to bring a neighbour's proposal? Type PROPOSE; at the end, tap Change, then Name.
