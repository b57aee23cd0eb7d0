"""The words of what taking in a Word document finds."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_AS_DOCX = 'Open it in Word or LibreOffice, save it as "Word document (.docx)", and put that into drafts/.'
_ANEW = "Open it in Word or LibreOffice and save it again, or copy its text into a .md file."

WORDINGS = {
    "document-waits": Wording(
        level=Level.HINT,
        message="{path}: this Word document waits to become an article.",
        next="paraf watch takes it in as soon as it is quiet; to have it at once: paraf submit {path}",
    ),
    "document-misplaced": Wording(
        message="{path}: a Word document can only be taken in from drafts/, outside of an article's own folder.",
        next='Move it into drafts/; what is only material belongs into the folder "bahan" in the article\'s folder.',
    ),
    "document-old": Wording(
        message="{path}: this is a document of the old Word format (.doc), which cannot be taken in.",
        next=_AS_DOCX,
    ),
    "document-kind": Wording(
        message="{path}: a document of this kind cannot be taken in; expected is a Word document (.docx).",
        next=_AS_DOCX,
    ),
    "document-macros": Wording(
        message="{path}: this Word document holds macros (small programs) and is not opened.",
        next='Save it as "Word document (.docx)", which has none, and put that into drafts/.',
    ),
    "document-locked": Wording(
        message="{path}: this Word document is protected by a password and cannot be opened.",
        next="Take the password off in Word (File, Info, Protect Document) and save it again.",
    ),
    "document-damaged": Wording(
        message="{path}: this Word document is damaged or incomplete.",
        next=_ANEW,
    ),
    "document-too-large": Wording(
        message="{path}: this Word document is larger, or unpacks to more, than an article can need.",
        next="Make its pictures smaller, or put them beside the text as files of their own.",
    ),
    "document-too-hard": Wording(
        message="{path}: this Word document could not be read in reasonable time.",
        next=_ANEW,
    ),
    "document-empty": Wording(
        message="{path}: there is no text in this Word document.",
        next="Look whether it is the right one; what stands only in text boxes or pictures has to be typed.",
    ),
    "document-clash": Wording(
        message="{path} is not taken in: {other} is there already and is another file.",
        next="Give the document another name, or move the other file away.",
    ),
    "document-open": Wording(
        level=Level.WARNING,
        message="{path} is still open in Word or LibreOffice, so it is not taken in yet.",
        next="Close it there; if nobody has it open, delete the hidden file ~$... or .~lock...# beside it.",
    ),
    "document-left-out": Wording(
        level=Level.WARNING,
        message="The Word document had what the article does not carry as it was: {what}.",
        next='Compare with the document, add what belongs into the article, then delete the line "{key}".',
    ),
}
"""What each code of taking in a document says."""
