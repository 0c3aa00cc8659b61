date-whole = { $weekday }, { $day } { $month } { $year }
date-day = { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = at { $hour }.{ $minute } { $zone }
date-span = { $day }, { $begin } to { $end } { $zone }
date-days = { $n ->
        [1] 1 day
       *[other] { $n } days
    }
date-hours = { $n ->
        [1] 1 hour
       *[other] { $n } hours
    }
date-minutes = { $n ->
        [1] 1 minute
       *[other] { $n } minutes
    }
date-weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
date-months = January, February, March, April, May, June, July, August, September, October, November, December
money = Rp { $amount }
money-million = Rp { $amount } million
money-billion = Rp { $amount } billion
