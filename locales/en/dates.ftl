date-whole = { $weekday }, { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = at { $hour }.{ $minute } { $zone }
date-weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
date-months = January, February, March, April, May, June, July, August, September, October, November, December
money = Rp { $amount }
money-million = Rp { $amount } million
money-billion = Rp { $amount } billion
