"""Tables as offices make them: a file opened (opening), its headings understood (headings,
columns), its rows told from sums, sections and signatures (rows). handlers.reading.sheets joins
these."""
