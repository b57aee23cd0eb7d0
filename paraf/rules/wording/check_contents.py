"""The words of what the correction desk finds about people, numbers, pictures, links and the form of a text."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS = {
    "list-day": Wording(
        level=Level.WARNING,
        message='"{found}" in line {line} of {path} is no day; the term counts without it.',
        next="Write it as year-month-day, such as 2025-02-20, or leave it empty.",
    ),
    "list-term": Wording(
        level=Level.WARNING,
        message="The term in line {line} of {path} ends before it begins: {found}.",
        next="Correct one of the two days.",
    ),
    "nik": Wording(
        message='"{found}" is a NIK: it identifies one person, and must not be published.',
        next="Delete it.",
    ),
    "nik-perhaps": Wording(
        level=Level.HINT,
        message='"{found}" is called a NIK here, though its digits are not those of one.',
        next="Delete it if it is somebody's number.",
    ),
    "private-phone": Wording(
        level=Level.WARNING,
        message='"{found}" looks like the telephone number of a private person.',
        next="Delete it, or write the number of an office; public numbers stand in kamus/kontak.csv.",
    ),
    "phone-perhaps-private": Wording(
        level=Level.HINT,
        message='"{found}" is a mobile number beside the name of an office; perhaps it is somebody\'s own.',
        next="Ask whether it may be published; public numbers stand in kamus/kontak.csv.",
    ),
    "private-mailbox": Wording(
        level=Level.WARNING,
        message='"{found}" looks like the e-mail address of a private person.',
        next="Delete it, or write the address of an office; public addresses stand in kamus/kontak.csv.",
    ),
    "mailbox-perhaps-private": Wording(
        level=Level.HINT,
        message='"{found}" is a mailbox at a provider for everybody; perhaps it is somebody\'s own.',
        next="Use the office's own address, or put it into kamus/kontak.csv if it is public.",
    ),
    "bank-account": Wording(
        level=Level.WARNING,
        message='"{found}" looks like the number of a bank account.',
        next="Delete it; a public account of the office stands in kamus/kontak.csv.",
    ),
    "account-perhaps-private": Wording(
        level=Level.HINT,
        message='"{found}" looks like the number of a bank account; perhaps it is that of an office.',
        next="Ask whether it may be published; a public account stands in kamus/kontak.csv.",
    ),
    "number-plate": Wording(
        level=Level.WARNING,
        message='"{found}" looks like the number plate of a vehicle: it leads to its owner.',
        next="Delete it, or leave out its last letters.",
    ),
    "plate-perhaps": Wording(
        level=Level.HINT,
        message='"{found}" has the form of a number plate.',
        next="Delete it if it is one.",
    ),
    "child-named": Wording(
        level=Level.WARNING,
        message='"{found}": somebody under eighteen is named; a child must not be recognizable in the news.',
        next="Write initials, or answer with the parents' consent: X-Abaikan.",
    ),
    "pupil-named": Wording(
        level=Level.WARNING,
        message='"{found}": a pupil is named with the school; a child must not be recognizable in the news.',
        next="Write initials or leave out the school, or answer with the parents' consent: X-Abaikan.",
    ),
    "child-home": Wording(
        level=Level.WARNING,
        message='"{found}" tells where a child lives who is named here.',
        next="Leave the address out.",
    ),
    "child-relative": Wording(
        level=Level.WARNING,
        message='"{found}" tells something damaging of a relative of a child who is named here.',
        next="Leave it out: it marks the child as well.",
    ),
    "patient-named": Wording(
        level=Level.WARNING,
        message='"{found}": somebody is named together with an illness, which the law protects.',
        next="Leave out the name or the illness, or answer with that person's consent: X-Abaikan.",
    ),
    "children-pictured": Wording(
        level=Level.HINT,
        message='The picture is said to show "{found}": their faces need the consent of their parents.',
        next="Check the consent, or choose a picture without faces.",
    ),
    "official-misspelt": Wording(
        level=Level.WARNING,
        message='"{found}": the office\'s list spells this name "{proposal}".',
        next="Write {proposal}.",
    ),
    "official-misspelt-perhaps": Wording(
        level=Level.HINT,
        message='"{found}" is almost the name of an official: {proposal}.',
        next="Write {proposal} if that is who is meant.",
    ),
    "official-out-of-term": Wording(
        level=Level.WARNING,
        message='"{found}": by the office\'s list this term goes from {start} to {end}; the article is of another day.',
        next="Write who holds the post: {proposal}; or say that the post was held before.",
    ),
    "official-wrong-post": Wording(
        level=Level.WARNING,
        message='"{found}": by the office\'s list this post is held by {holder}.',
        next="Write the post that belongs to the name: {proposal}; or the name that belongs to the post: {holder}.",
    ),
    "official-other-post": Wording(
        level=Level.HINT,
        message='"{found}": the office\'s list has another post for this name: {proposal}.',
        next="Check the post; if the list is old, mend kamus/pejabat.csv.",
    ),
    "official-unlisted": Wording(
        level=Level.HINT,
        message='"{found}": by the office\'s list this post is held by {proposal}, not by {name}.',
        next="Check the name; if the list is old, mend kamus/pejabat.csv.",
    ),
    "degree-in-name": Wording(
        level=Level.HINT,
        message='"{found}": names in the news have no degrees.',
        next="Leave the degree out.",
    ),
    "alt-says-nothing": Wording(
        level=Level.WARNING,
        message='The alternative text "{found}" does not say what the picture shows.',
        next="Write in one sentence what is to be seen.",
    ),
    "alt-says-again": Wording(
        level=Level.HINT,
        message='The alternative text repeats what stands beside the picture already: "{found}".',
        next="Write what is to be seen, for those who do not see it.",
    ),
    "picture-position": Wording(
        level=Level.HINT,
        message="The picture {found} tells where it was taken (GPS).",
        next="Nothing has to be done for the public: it is removed at submission. Do not pass the file itself on.",
    ),
    "no-speaker": Wording(
        level=Level.WARNING,
        message='"{found}": nobody learns who said this.',
        next="Write who says it, with a verb of saying: ujar, kata, jelas.",
    ),
    "speaker-unclear": Wording(
        level=Level.HINT,
        message='"{found}": there is no verb of saying beside this quotation.',
        next="Check whether readers learn who said it.",
    ),
    "opening-when": Wording(
        level=Level.HINT,
        message='The opening does not tell when it happened: "{found}".',
        next="Put the day and date into the first paragraph.",
    ),
    "opening-where": Wording(
        level=Level.HINT,
        message='The opening does not tell where it happened: "{found}".',
        next="Put the place into the first paragraph.",
    ),
    "dateline": Wording(
        level=Level.HINT,
        message='The text does not open with a dateline of the house: "{found}".',
        next='Begin it with "{proposal}".',
    ),
    "closing-code": Wording(
        level=Level.HINT,
        message='The text does not end with a source code of the house: "{found}".',
        next='End it with "{proposal}".',
    ),
    "heading-skips": Wording(
        level=Level.WARNING,
        message='The heading "{found}" has level {level} and skips one; a listener then looks for what is missing.',
        next='Begin it with "{expected}".',
    ),
    "link-to-nothing": Wording(
        level=Level.WARNING,
        message='The link to "{found}" leads to no article that is public or lies in the folders.',
        next="Write the address of an article that there is, or delete the link.",
    ),
    "link-beside-site": Wording(
        level=Level.WARNING,
        message='The link to "{found}" leads to an address of this site at which nothing is published.',
        next="Write the whole address, beginning with https://, or delete the link.",
    ),
    "link-without-https": Wording(
        level=Level.WARNING,
        message='The link to "{found}" lacks https:// and would be left out of the page.',
        next="Write https://{found}.",
    ),
    "link-left-out": Wording(
        level=Level.WARNING,
        message='The link to "{found}" would be left out of the page: no files of this kind are handed out.',
        next="Link to a PDF or CSV file, or to a web address with https://.",
    ),
    "click-here": Wording(
        level=Level.WARNING,
        message='"{found}" does not say what is there; not everybody clicks, and some only hear the links.',
        next="Make a link of the words that name what is there.",
    ),
    "link-says-nothing": Wording(
        level=Level.HINT,
        message='The link "{found}" does not say where it leads.',
        next="Make a link of the words that name what is there.",
    ),
    "duplicate": Wording(
        level=Level.WARNING,
        message="About {percent} percent of this text was published before, at {address}.",
        next="If it is the same news, revise that article instead: paraf revise.",
    ),
    "like-a-published-one": Wording(
        level=Level.HINT,
        message="About {percent} percent of this text is like the article at {address}.",
        next="Check that it is other news.",
    ),
    "title-taken": Wording(
        level=Level.HINT,
        message="The article at {address} has the same title.",
        next="Check that it is other news, and tell the two apart in the title.",
    ),
}
"""What each code of these checks says."""
