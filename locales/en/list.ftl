# For staff. The rest is said in Indonesian.

command-list = IMPORT LIST
    .also = upload list
    .about = import a list of proposals from a CSV or XLSX file (staff)
    .button = Import list
