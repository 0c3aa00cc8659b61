subject-proposal = { $number } "{ $wish }", { $area }
    .of = { $number } "{ $wish }" ({ $name }, { $area })
subject-nameless = no name
subject-meeting = { $name }, { $when }
