date-whole = { $weekday }, { $day } { $month } { $year }
date-short = { $day } { $month }
date-time = pukul { $hour }.{ $minute } { $zone }
date-weekdays = Senin, Selasa, Rabu, Kamis, Jumat, Sabtu, Minggu
date-months = Januari, Februari, Maret, April, Mei, Juni, Juli, Agustus, September, Oktober, November, Desember
money = Rp { $amount }
money-million = Rp { $amount } juta
money-billion = Rp { $amount } miliar
