# For staff and for those whom they entered for. The rest is said in Indonesian.

command-enter = ENTER FOR
    .also = enter for somebody
    .about = enter a proposal for somebody without a phone (staff)
    .button = Enter for somebody
command-claim = TAKE OVER
    .also = take over proposal
    .about = follow a proposal that staff entered for you
    .button = Take over
