# What a question, a decision or a deletion is about: number, title, whose.

subject-proposal = { $number } "{ $wish }", { $area }
    .of = { $number } "{ $wish }" ({ $name }, { $area })
subject-nameless = tanpa nama
subject-meeting = { $name }, { $when }
