"""The report on disseminated news: gathered from the records, put into words, and made into files."""
