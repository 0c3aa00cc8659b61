template-outcome =
    News from { $city } about proposal { $number } that you are following: { $title }.

    The decision: { $decision }
    Decided by: { $who }
    The reason: { $why }

    What now? { $next }

    Reply to this message if there is anything you would like to ask or say.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Repair of the drain in Jl. Cut Nyak Dien RT 05"
    .decision = It cannot be taken up this year. The proposal is kept.
    .who = Sri Lestari, verifikator Kecamatan Metro Pusat, Tuesday, 16 February 2027
    .why = There is not enough money.
    .next = Next: it is brought again for the city's plan of 2029, from Tuesday, 4 January 2028.

template-decided =
    News from { $city } about proposal { $number } that you are following: { $title }.

    The decision: { $decision }
    Decided by: { $who }

    What now? { $next }

    Reply to this message if there is anything you would like to ask or say.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Repair of the drain in Jl. Cut Nyak Dien RT 05"
    .decision = Agreed at the musrenbang of Kelurahan Imopuro as priority 3.
    .who = Sri Lestari, fasilitator Kelurahan Imopuro, Tuesday, 12 January 2027
    .next = Next: musrenbang of the kecamatan, by Tuesday, 16 February 2027.

template-silence =
    Regular news from { $city } about proposal { $number } that you are following: { $title }.

    How it stands: { $news }

    What now? { $next }

    Reply to this message if there is anything you would like to ask or say.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Repair of the drain in Jl. Cut Nyak Dien RT 05"
    .news = There should have been a decision by Tuesday, 16 February 2027, and there is none yet.
    .next = Next: musrenbang of the kecamatan; we tell you again by Thursday, 18 March 2027.

template-question =
    Staff of { $city } have a question about proposal { $number } that you are following: { $title }.

    Asked by: { $who }
    The question: { $question }

    Reply to this message with words, a photo or a location. Your answer is passed on at once.
    .city = Kota Metro
    .number = MTR-2028-00042
    .title = "Repair of the drain in Jl. Cut Nyak Dien RT 05"
    .who = Sri Lestari, verifikator Kelurahan Imopuro
    .question = Is the drain on the left or on the right side of the road?

template-opening =
    There is news about { $about } from the residents' proposals service of { $city }. We keep all of it for you.

    Reply BUKA, or press the button below, and we send the news here at once.
    .about = proposal MTR-2028-00042
    .city = Kota Metro
    .button = Open

opening-about = proposal { $number }
    .other = musrenbang in your area

outside-by = { $who }, { $day }
outside-title = "{ $title }"
    .for = { $title } (for { $name })

opening-nothing = There is no news waiting; all of it has been sent. Type MY PROPOSALS to see your proposals.
opening-morning = We send the news { $time }, so as not to disturb the night.
words-opening = open, open news
outside-carried = Is it still needed? Without an answer it goes on all the same. If it has changed, reply UBAH { $running }; if it is no longer needed, reply TARIK { $running }.
outside-confirm = Has it really been finished? Reply SUDAH SELESAI { $running } (yes) or BELUM SELESAI { $running } (no).
