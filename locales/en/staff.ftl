# Words of staff's commands.

command-mornings = KABAR PAGI
    .also = morning news, morning list
    .about = get the list of new proposals each morning (staff)
    .button = Morning list
command-no_mornings = STOP PAGI
    .also = stop morning news, stop morning list
    .about = no list in the morning (staff)
    .button = No morning list
command-photos = PHOTOS TO SEE
    .also = look at photos
    .about = photos of residents that wait for a look (staff)
    .button = Photos
command-let = LET PHOTOS
    .also = publish photos
    .about = photos of one proposal, to be shown to everybody (staff)
    .button = Let photos
command-hide = HIDE PHOTOS
    .also = hide photo
    .about = hide photos from the public, with a reason (staff)
    .button = Hide photos
