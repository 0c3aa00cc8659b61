subject-proposal = { $number } "{ $wish }", { $area }
    .of = { $number } "{ $wish }" ({ $name }, { $area })
subject-nameless = tanpa asma
subject-meeting = { $name }, { $when }
place-rt_rw = RT { $rt }/RW { $rw }
    .rt = RT { $rt }
    .rw = RW { $rw }
place-within = { $area }, { $where }
