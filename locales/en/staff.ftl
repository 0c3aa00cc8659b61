# Words of staff's commands.

command-mornings = KABAR PAGI
    .also = morning news, morning list
    .about = get the list of new proposals each morning (staff)
    .button = Morning list
command-no_mornings = STOP PAGI
    .also = stop morning news, stop morning list
    .about = no list in the morning (staff)
    .button = No morning list
