command-bill = COSTS
    .also = whatsapp costs, bill
    .about = what this month's messages cost, and the ceiling (admins)
    .button = Costs

announcement-silent =
    .text = - have not written on WhatsApp for long: { $n }. They are told one after the other, { $daily } a day at most, until { $day }
    .opening = - have not written on WhatsApp for long: { $n }. They are first asked to answer BUKA, { $daily } a day at most, until { $day }
announcement-cost = - WhatsApp may cost: { $usd } US dollars
