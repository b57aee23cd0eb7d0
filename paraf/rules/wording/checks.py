"""The words of what the correction desk finds in a text: what was found, why, and what is proposed."""

from paraf.rules.findings import Level
from paraf.rules.wording import check_contents
from paraf.rules.wording.sentences import Wording

WORDINGS = {
    **check_contents.WORDINGS,
    "answer-without-reason": Wording(
        level=Level.WARNING,
        message='The line X-Abaikan answers "{found}" without a reason.',
        next='Write the reason behind the code: "X-Abaikan: {found} reason".',
    ),
    "answer-to-nothing": Wording(
        level=Level.WARNING,
        message='The line X-Abaikan answers "{found}"; there is no finding with this code.',
        next="Write one of these: {proposal}.",
    ),
    "leftover": Wording(
        message='"{found}" was left over from writing; readers would see it.',
        next="Fill in what is meant, or delete it.",
    ),
    "leftover-in-link": Wording(
        message='The link leads to "{found}", an address that was never filled in.',
        next="Write the address that is meant, or delete the link.",
    ),
    "not-all-checked": Wording(
        level=Level.HINT,
        message="The text is checked up to here; what follows is too long for a piece of news.",
        next="Split it into several articles, or read the rest yourself.",
    ),
    "list-unreadable": Wording(
        level=Level.WARNING,
        message="{path} cannot be read as a table of comma-separated values; reading stopped at line {line}.",
        next="Open it in a spreadsheet and save it again as CSV.",
    ),
    "list-columns": Wording(
        level=Level.WARNING,
        message="The first line of {path} does not name the columns that this list has: {columns}.",
        next="Write the names of the columns in its first line: {columns}.",
    ),
    "list-row": Wording(
        level=Level.WARNING,
        message='Line {line} of {path} has nothing in the column "{column}"; it counts for nothing.',
        next="Complete the line, or delete it.",
    ),
    "weekday-in-text": Wording(
        message='{weekday} does not match "{found}": that date is a {day}.',
        next="Correct the day of the week or the date.",
    ),
    "weekday-unsure": Wording(
        level=Level.WARNING,
        message='{weekday} does not match "{found}": in the year of this article that date is a {day}.',
        next="Correct the day of the week or the date, or write the year.",
    ),
    "date-in-text": Wording(
        message='There is no such date: "{found}" (day before month).',
        next="Correct the day, the month or the year.",
    ),
    "particle-joined": Wording(
        level=Level.WARNING,
        message='"{found}": di and ke stand apart from a place or a time.',
        next='Write "{proposal}".',
    ),
    "particle-torn": Wording(
        level=Level.WARNING,
        message='"{found}": di- and ke- belong to their word.',
        next='Write "{proposal}".',
    ),
    "particle-maybe-torn": Wording(
        level=Level.HINT,
        message='"{found}": where this is something that is done, di- belongs to its word.',
        next='Write "{proposal}", if no place is meant.',
    ),
    "ordinal": Wording(
        level=Level.WARNING,
        message='"{found}": an ordinal number is written with ke-, and in one word where it is spelt out.',
        next='Write "{proposal}".',
    ),
    "word-twice": Wording(
        level=Level.WARNING,
        message='"{found}": the same word stands twice.',
        next='Write "{proposal}" once.',
    ),
    "word-twice-or-hyphen": Wording(
        level=Level.WARNING,
        message='"{found}": the same word stands twice; a doubled word has a hyphen.',
        next='Write "{proposal}", or "{once}" once.',
    ),
    "maybe-word-twice": Wording(
        level=Level.HINT,
        message='"{found}": the same word stands twice; perhaps one is too many, or a hyphen is missing.',
        next='Read the sentence aloud; write "{proposal}" or "{once}" if that is what is meant.',
    ),
    "word": Wording(
        level=Level.WARNING,
        message='"{found}" is not the standard spelling.',
        next='Write "{proposal}".',
    ),
    "word-in-name": Wording(
        level=Level.HINT,
        message='"{found}" is not the standard spelling; with its capital it may belong to a name.',
        next='Write "{proposal}", unless the name is written so.',
    ),
    "foreign-word": Wording(
        level=Level.HINT,
        message='"{found}" has a word of its own in Indonesian, which every reader understands.',
        next='Write "{proposal}" if that says it, or set the foreign word in italics.',
    ),
    "long-phrase": Wording(
        level=Level.HINT,
        message='"{found}" says a thing twice, or joins its words wrongly.',
        next='Write "{proposal}".',
    ),
    "money-form": Wording(
        level=Level.WARNING,
        message='"{found}": an amount is written Rp75.000 or Rp3,6 miliar, without a blank and without ,- behind it.',
        next='Write "{proposal}".',
    ),
    "rupiah-twice": Wording(
        level=Level.WARNING,
        message='"{found}" names the currency twice.',
        next='Write "{proposal}".',
    ),
    "number-form": Wording(
        level=Level.WARNING,
        message='"{found}": thousands are parted by a full stop, decimals by a comma (18.250 and 7,4).',
        next='Write "{proposal}".',
    ),
    "number-unsure": Wording(
        level=Level.HINT,
        message='"{found}": a comma stands before decimals; if thousands are meant, a full stop parts them.',
        next='Write "{proposal}", if thousands are meant.',
    ),
    "number-glued": Wording(
        level=Level.WARNING,
        message='"{found}": a blank stands between a number and what it counts.',
        next='Write "{proposal}".',
    ),
    "percent-form": Wording(
        level=Level.WARNING,
        message='"{found}": in running text percent is written as a word.',
        next='Write "{proposal}".',
    ),
    "time-form": Wording(
        level=Level.WARNING,
        message='"{found}": a time has a full stop, and its zone capitals (14.05 WIB).',
        next='Write "{proposal}".',
    ),
    "time-word": Wording(
        level=Level.HINT,
        message='"{found}": a time of day is a pukul; jam is an hour that lasts.',
        next='Write "{proposal}".',
    ),
    "time-in-text": Wording(
        message='There is no such time: "{found}".',
        next="Correct the hour or the minutes.",
    ),
    "sum": Wording(
        level=Level.WARNING,
        message='The parts "{found}" add up to {sum}; the whole is said to be {whole}.',
        next="Correct a part or the whole.",
    ),
    "sum-elsewhere": Wording(
        level=Level.HINT,
        message='The parts "{found}" add up to {sum}; elsewhere the article says {whole}.',
        next="Correct a part or the whole, if the parts are all of it.",
    ),
    "share": Wording(
        level=Level.WARNING,
        message='"{found}": these shares make {sum} percent, not 100.',
        next="Correct one of the shares.",
    ),
    "share-unsure": Wording(
        level=Level.HINT,
        message='"{found}": these shares make {sum} percent; if they are of one whole, they make 100.',
        next="Correct one of the shares, or say what each is a share of.",
    ),
    "change": Wording(
        level=Level.WARNING,
        message='"{found}": that is a change of {right} percent, not of {told} percent.',
        next="Correct the percentage or one of the two numbers.",
    ),
    "change-direction": Wording(
        level=Level.WARNING,
        message='"{found}": from {before} to {after} goes the other way than the sentence says.',
        next="Exchange the two numbers, or correct the word.",
    ),
    "product": Wording(
        level=Level.HINT,
        message='"{found}" makes {product}; just before {whole} are named.',
        next="Correct one of the three numbers, or say what is left.",
    ),
    "total-less-than-part": Wording(
        level=Level.WARNING,
        message='"{found}": the total of {whole} is less than one part of it, {part}.',
        next="Correct the total or the part.",
    ),
    "result": Wording(
        level=Level.WARNING,
        message='"{found}": the sets make {right}.',
        next="Correct the result or the sets.",
    ),
    "amount-in-two-sizes": Wording(
        level=Level.HINT,
        message='"{found}" stands here, and "{other}" elsewhere in this article.',
        next="Correct the one that is a slip, if they are the same amount.",
    ),
    "blank-before-mark": Wording(
        level=Level.WARNING,
        message='"{found}": no blank stands before "{mark}".',
        next="Delete the blank.",
    ),
    "no-blank-after-mark": Wording(
        level=Level.WARNING,
        message='"{found}": a blank stands behind "{mark}".',
        next="Put a blank there.",
    ),
    "mark-twice": Wording(
        level=Level.WARNING,
        message='"{found}": "{mark}" is more than one mark.',
        next="Keep one of them.",
    ),
    "blank-in-brackets": Wording(
        level=Level.WARNING,
        message='"{found}": no blank stands inside brackets at their ends.',
        next="Delete the blank.",
    ),
    "blank-in-quotes": Wording(
        level=Level.WARNING,
        message='"{found}": no blank stands inside quotation marks at their ends.',
        next="Delete the blank.",
    ),
    "quote-glued": Wording(
        level=Level.WARNING,
        message='"{found}": the quotation mark is glued to the next word.',
        next="Put a blank between the quotation and the word.",
    ),
    "comma-outside-quote": Wording(
        level=Level.WARNING,
        message='"{found}": the comma after what somebody says stands inside the quotation.',
        next="Put the comma before the closing quotation mark.",
    ),
    "no-comma-in-quote": Wording(
        level=Level.WARNING,
        message='"{found}": what somebody says ends in a comma, a question mark or an exclamation mark.',
        next="Put a comma before the closing quotation mark.",
    ),
    "stop-outside-quote": Wording(
        level=Level.HINT,
        message='"{found}": the full stop of what somebody says stands inside the quotation.',
        next="Put the full stop before the closing quotation mark.",
    ),
    "quote-not-closed": Wording(
        level=Level.WARNING,
        message='"{found}": this quotation has no closing mark.',
        next="Close the quotation; if it goes on, open the next paragraph with a quotation mark.",
    ),
}
"""What each code of the checks says."""
