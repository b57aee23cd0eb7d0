"""The words of what reading an article finds."""

from paraf.rules.wording.sentences import Wording

WORDINGS = {
    "too-long": Wording(
        message="The text has {bytes} bytes; an article has at most {most}.",
        next="Split it into several articles, or take out what does not belong to the text.",
    ),
    "not-text": Wording(
        message="This is not a plain text file (perhaps a Word or PDF document under another name).",
        next="Copy its text into a text editor and save that as a .md file.",
    ),
    "unreadable-encoding": Wording(
        message="The file cannot be read from line {line} on: it is neither UTF-8 nor another known encoding.",
        next="Open it in a text editor and save it again with the encoding UTF-8.",
    ),
    "refused-character": Wording(
        message="Line {line} holds the hidden character {character} (column {column}), which can hide or turn text.",
        next="Delete it, or type this line anew, and save.",
    ),
    "no-header": Wording(
        message="No header was found: an article begins with lines such as Title, Date and Category.",
        next='Write "Title: ..." and the other header lines at the top, then a blank line, then the text.',
    ),
    "open-fence": Wording(
        message="The --- line at the top has no --- line below the header that belongs to it.",
        next="Put a --- line below the last header line, or delete the one at the top.",
    ),
    "not-a-header": Wording(
        message='"{value}" is no header line; a header line is a key, a colon and a value.',
        next="Put a blank line between the header and the text, or complete this line.",
    ),
    "continuation-line": Wording(
        message="Line {line} goes on with the line before it; a header value stands on one line.",
        next="Join it to the line before, or delete the blanks at its beginning if it is a header line of its own.",
    ),
    "one-value-only": Wording(
        message='"{key}" has a list of values; it takes one.',
        next="Keep one value, on the same line as the key.",
    ),
    "header-too-long": Wording(
        message="The header has {lines} lines; at most {most} are allowed.",
        next="Put a blank line between the header and the text, or shorten the header.",
    ),
    "line-too-long": Wording(
        message='The line "{key}" has {characters} characters; at most {most} are allowed.',
        next="Shorten it; what is longer belongs in the text.",
    ),
    "unknown-key": Wording(
        message='"{key}" is not on the list of header keys.',
        next='Write "{suggestion}" instead if that is what you mean; a private note has a key that begins with "X-".',
    ),
    "duplicate-key": Wording(
        message='"{key}" stands here for {name} once more; "{first}" in line {first_line} is the first.',
        next="Delete one of the two lines.",
    ),
    "forbidden-key": Wording(
        message='The key "{key}" is not allowed: it would change how the site is built.',
        next="Delete this line.",
    ),
    "bad-date": Wording(
        message='The date "{value}" cannot be read; expected is a date such as 21 November 2026 09.30.',
        next="Write day, month and a year of four digits, with a time if you like: 21-11-2026 09.30.",
    ),
    "impossible-date": Wording(
        message='There is no such date or time: "{value}" (day before month, years 1970 to 2199).',
        next="Correct the day, the month, the year or the time.",
    ),
    "weekday-mismatch": Wording(
        message='{found} does not match "{value}": that date is a {day}.',
        next="Correct the day of the week or the date.",
    ),
    "bad-slug": Wording(
        message='"{value}" cannot be the end of an address; expected are 1 to 100 small letters, digits and hyphens.',
        next='Write "Slug: {proposal}", or delete the line and a slug is made from the title.',
    ),
    "bad-redirect": Wording(
        message='"{value}" is no list of addresses\' ends; expected are small letters, digits and hyphens, each once.',
        next='Write "Redirect: a-few-words", several with commas between them, or delete the line.',
    ),
    "bad-translation": Wording(
        message='"{value}" names no article; expected is the address of the one that this translates.',
        next='Write "Translation-Of: berita/2026/a-few-words", as its page has it, or its slug alone.',
    ),
    "bad-lang": Wording(
        message='"{value}" is no language tag; expected is one such as id or en.',
        next='Write "Lang: id" for Indonesian.',
    ),
    "bad-change": Wording(
        message='"{value}" is no known kind of change; expected is one of: {expected}.',
        next="Write one of these words.",
    ),
    "bad-hiding": Wording(
        message='"{value}" is no answer; expected is "{expected}", or no such line.',
        next='Write "Hide-Earlier: ya" to show no word of the earlier versions any more, or delete the line.',
    ),
    "bad-classification": Wording(
        message='"{value}" is no known classification; expected is one of: {expected}.',
        next="Write one of these words.",
    ),
    "bad-digest": Wording(
        message='The value of "{key}" is no digest; expected is "sha256:" and 64 hexadecimal digits.',
        next='Delete this line: it is written by paraf itself. A correction is signed on the line "Koreksi".',
    ),
    "not-canonical": Wording(
        message='Line {line} is not in its canonical form: found is "{value}", expected is "{expected}".',
        next="Submit the article again, so that its text is tidied.",
    ),
}
"""What each code of the article grammar says."""
