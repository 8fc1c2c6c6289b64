"""Tables carried as data: bank prefixes, banks, division codes, countries. The first line of each says
source and date."""
