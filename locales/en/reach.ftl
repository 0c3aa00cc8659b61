command-bill = COSTS
    .also = whatsapp costs, bill
    .about = what this month's messages cost, and the ceiling (admins)
    .button = Costs
