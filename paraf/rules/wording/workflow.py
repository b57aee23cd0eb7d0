"""The words of the workflow's findings: what an article needs, what stands in the way, what a seal has become."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

_NO_LINE = "The article has a picture, but the line {header} is missing."

WORDINGS: dict[str, Wording] = {
    # what an article needs
    "field-missing": Wording(
        message="The line {header} is missing.",
        next="Add a line “{header}: ...” to the top of the article.",
    ),
    "header-in-body": Wording(
        message="The line {header} stands below the header, where it would be printed.",
        next="Move it up to the other header lines; no blank line may stand between them.",
    ),
    "no-summary": Wording(
        level=Level.HINT,
        message="There is no summary; readers will see the first paragraph in its place.",
        next="Add a line “Summary: ...” of one sentence if that reads better.",
    ),
    "no-body": Wording(
        message="The article has no text below its header.",
        next="Write the article below the header, after one blank line.",
    ),
    "blank-left": Wording(
        message="{blank} is still to be filled in.",
        next="Write what it asks for in its place, or delete it.",
    ),
    "change-missing": Wording(
        message="This article was published before, and the line {header} is missing.",
        next="Add “Change: ...” (ralat, ejaan, pemutakhiran, hak-jawab or pencabutan) and “Change-Note: what and why”.",
    ),
    "change-left-over": Wording(
        message="Change and Change-Note are still those of the version before: “{note}”.",
        next="Write in Change-Note what changed this time, and see whether Change still fits.",
    ),
    "classified": Wording(
        message="The classification is “{value}”; such an article is held.",
        next="Ask the information officer (PPID); when it may be public, write “Classification: terbuka”.",
    ),
    "asker-missing": Wording(
        message="Nobody says who asks for this withdrawal; who asks for it does not sign it.",
        next="Type a line “X-Peminta: ...” with the name of who asks, as in the list of officers, and save it.",
    ),
    "asker-unknown": Wording(
        message="The line X-Peminta says “{name}”, which means no one officer{near}.",
        next="Write the name or the initials as in the list of officers.",
    ),
    "unknown-author": Wording(
        message="The author “{name}” is not on the list of officers{near}.",
        next="Write the name as in the list of officers; ask the admin if the person is missing from it.",
    ),
    "ambiguous-author": Wording(
        message="The author “{name}” could be several people: {names}.",
        next="Write the full name, or the id in brackets.",
    ),
    "picture-alt-missing": Wording(
        message=_NO_LINE,
        next="Add a line “{header}: ...” that says what is seen in the picture, for readers who cannot see it.",
    ),
    "picture-caption-missing": Wording(
        message=_NO_LINE,
        next="Add a line “{header}: ...” with the sentence that stands below the picture: who or what, where and when.",
    ),
    "picture-credit-missing": Wording(
        message=_NO_LINE,
        next="Add a line “{header}: ...” with who took the picture, or whose it is.",
    ),
    "no-alt": Wording(
        message="The picture {picture} has no alternative text.",
        next="Say what is seen in the picture: ![what is seen]({picture}).",
    ),
    "alt-is-file-name": Wording(
        level=Level.WARNING,
        message="The alternative text “{alt}” is only a file name.",
        next="Say what is seen in the picture, for readers who cannot see it.",
    ),
    "empty-link": Wording(
        message="The link to {file} shows no words, so that nobody sees that this file becomes public.",
        next="Write what it leads to: [what it is]({file}); or delete the link.",
    ),
    "unseen-text": Wording(
        level=Level.WARNING,
        message="These words stand in the text and on no page, and yet they become public with it: {words}.",
        next="Delete them, or write them so that readers see them.",
    ),
    "no-slug": Wording(
        message="No address can be made from the title: it has no letters or digits.",
        next="Add a line “Slug: a-few-words” with small letters, digits and hyphens.",
    ),
    "hidden-entity": Wording(
        message="The text writes the hidden character {character} as an entity (such as &#12;).",
        next="Delete the entity, or type that word anew.",
    ),
    "too-nested": Wording(
        message="The text has lists, quotations or other elements within each other too deeply to be shown.",
        next="Write it flatter: lists at most a few levels deep.",
    ),
    "text-too-slow": Wording(
        message="The text takes more than {seconds} s to turn into a page; some sign probably stands in it very often.",
        next="Look for long runs of signs such as [ * _ ` < and take them out, or split the article.",
    ),
    "too-many-references": Wording(
        message="The text has more links and pictures than are looked at ({most}).",
        next="Split the article.",
    ),
    # pictures and files
    "bad-reference": Wording(
        message="The reference “{reference}” leads out of the newsroom.",
        next="Put the file beside the article and name it without folders.",
    ),
    "picture-not-found": Wording(
        message="The picture {file} was not found beside the article nor in images/.",
        next="Put the picture beside the article, or correct its name in the text.",
    ),
    "file-not-found": Wording(
        message="The file {file} was not found beside the article nor in images/.",
        next="Put the file beside the article, or correct its name in the text.",
    ),
    "file-named-otherwise": Wording(
        message="There is no file {file}, but {lies} lies there: capitals and small letters count.",
        next="Write the name in the text as the file has it: {lies}",
    ),
    "attachment-kind": Wording(
        message="The file {file} is not what its name says: a PDF begins as one, a CSV is plain text.",
        next="Save it anew as PDF or CSV; pictures are shown with ![what is seen](name.jpg).",
    ),
    "file-too-large": Wording(
        message="The file {file} is larger than 40 MB.",
        next="Make it smaller and save it again.",
    ),
    "file-closed": Wording(
        message="paraf may not read this file, or one that it uses.",
        next="Give the account that runs paraf the right to read it.",
    ),
    "picture-clash": Wording(
        message="Another file of the name {picture} already lies where this one is to go: {other}.",
        next="Rename the picture (and its name in the text), or give the article a folder of its own.",
    ),
    "picture-not-cleaned": Wording(
        message="The picture {picture} was exchanged after submission and still has its private data.",
        next="Submit the article again: move it to drafts/ and back to review/, or: paraf submit {path}",
    ),
    # who is who
    "name-taken": Wording(
        message="The name is taken: {other} is already there.",
        next="Rename this file; nothing was overwritten.",
    ),
    "slug-clash": Wording(
        message="Two articles use the same address “{slug}”: this one and {other}.",
        next="Give this article another line “Slug: ...”. To change the other, copy its file and keep its Paraf line.",
    ),
    "former-version": Wording(
        message="This is an older version of {other}, changed after it was signed; the newer version lies there.",
        next="Bring what was changed into a revision (paraf revise {slug}), then take this file out of content/.",
    ),
    "unknown-replaces": Wording(
        message="The line Replaces names a version that was never signed: {value}.",
        next="Take the line out, or start from the signed version: paraf revise SLUG",
    ),
    "replaces-updated": Wording(
        level=Level.WARNING,
        message="Another version was signed since this one was started; it now replaces that one.",
        next="Compare before signing: paraf diff {path}",
    ),
    "outdated-revision": Wording(
        message="Another version of “{slug}” was signed meanwhile; this one was written for the version before it.",
        next="Compare (paraf diff {path}), bring over what is missing, and submit again: paraf submit {path}",
    ),
    "identity-changed": Wording(
        message="The line Slug or Replaces does not fit “{slug}”, as which this paper was submitted or signed.",
        next="Put the line back; for an article of its own take out Replaces and Paraf and submit: paraf submit {path}",
    ),
    "address-stays": Wording(
        message="This paper is another version of “{slug}” and has another Slug; a published address never changes.",
        next="Write “Slug: {slug}”, and “Redirect: {wished}” if that is to lead there; for an article of its own "
        "take out Replaces and Paraf: paraf submit {path}",
    ),
    "address-redirects": Wording(
        level=Level.WARNING,
        message="The article stays at “{slug}”, as a published address never changes; “{wished}” will lead there.",
        next="To have no second address, take “{wished}” out of the line Redirect before it is signed: {path}",
    ),
    "redirect-taken": Wording(
        message="The address “{slug}” cannot lead to this article: it is that of {other}.",
        next="Write another slug in the line Redirect, or take it out.",
    ),
    "redirect-new": Wording(
        level=Level.HINT,
        message="Once this is signed, the address “{slug}” leads to this article, for as long as there is one.",
        next="Nothing to do if that is wanted; else take “{slug}” out of the line Redirect.",
    ),
    "redirect-lost": Wording(
        message="The address “{slug}” leads to this article, and the line Redirect does not name it any more.",
        next="Put “{slug}” back into the line Redirect; what once led to an article always does.",
    ),
    "author-must-confirm": Wording(
        message="The text was changed in review; in this office an author must confirm that first.",
        next="Let the author read it and submit it again: paraf submit {path}",
    ),
    "confirms-own": Wording(
        message="In this office an author confirms what was changed; whoever submitted the change cannot sign it.",
        next="Let an author submit it, or another corrector sign: paraf sign {path}",
    ),
    "withdrawal-changed": Wording(
        message="The withdrawal was changed after it was asked for.",
        next="Ask for it again with the text as it should be: paraf submit {path}",
    ),
    "change-of-nothing": Wording(
        message="This article was never published, so there is nothing to change: {value}.",
        next="Take out Change and Change-Note; to change a published article, start from it: paraf revise SLUG",
    ),
    "owner-is-another": Wording(
        message="The file belongs to the system account of {owner}, who is not the signer.",
        next="Let the signer sign from their own account: paraf sign {path}",
    ),
    # where it stands
    "not-submitted": Wording(
        message="This article was never submitted to the correction desk. It is not published.",
        next="Move the file to review/, or: paraf submit {path}",
    ),
    "asked-back": Wording(
        message="Somebody asked for this article back: {reason}.",
        next="Move it to drafts/ for its writer; or take out the line X-Kembali and sign.",
    ),
    "not-in-review": Wording(
        message="This article does not wait for correction, so it cannot be returned.",
        next="See where it stands: paraf status",
    ),
    "note-missing": Wording(
        message="A return needs a reason.",
        next='Say what has to be mended: paraf return {path} --note "..."',
    ),
    "line-missing": Wording(
        level=Level.WARNING,
        message="The sign-off line was taken out after sealing. The signed version stays live.",
        next='Put the line back; to take the article off the site: paraf withdraw {slug} --reason "..."',
    ),
    "changed-since-signed": Wording(
        message="SIGN-OFF VOID - the text changed after {signers} signed it on {when} ({words} words, line {line}). "
        "The signed version stays live.",
        next="Put the text back. Or ask for a new sign-off: say in the lines Change and Change-Note what changed, and "
        "move the file to review/, or: paraf submit {path}",
    ),
    "unreadable-since-signed": Wording(
        message="SIGN-OFF VOID - the file can no longer be read since {signers} signed it on {when}. "
        "The signed version stays live.",
        next="Mend what is named here, or put the file back as it was signed: paraf diff {path}",
    ),
    "picture-changed": Wording(
        message="SIGN-OFF VOID - the picture {picture} changed after {signers} signed it on {when}. "
        "The signed version stays live.",
        next="Put the picture back, or ask for a new sign-off: move the file to review/, or: paraf submit {path}",
    ),
    "revoked-seal": Wording(
        message="SIGN-OFF VOID - {signers} signed after their right, or their key, was revoked.",
        next="Let another corrector sign: move the file to review/, or: paraf submit {path}",
    ),
    "embargo-not-signed": Wording(
        level=Level.WARNING,
        message="What holds is the moment that was signed: {when}. The line {header}, as it is now, changes nothing.",
        next="Put that line back. For another moment, withdraw the article and submit it anew: paraf withdraw {slug}",
    ),
    "scheduled": Wording(
        level=Level.HINT,
        message="Signed; it waits and will be public on {when}.",
        next="Nothing has to be done.",
    ),
    "paper-gone": Wording(
        message="The article is no longer there; somebody moved or deleted it meanwhile.",
        next="Look where it is now: paraf status",
    ),
    "signed-and-gone": Wording(
        level=Level.WARNING,
        message="The article is signed, but its file is no longer there; somebody moved or deleted it meanwhile.",
        next="The public site shows what was signed. Put the file back: paraf revise {slug} --put-back",
    ),
    "paper-missing": Wording(
        level=Level.WARNING,
        message="The file of the published article “{slug}” is gone from content/. The signed version stays live.",
        next="Put the file back: paraf revise {slug} --put-back; to take the article off: paraf withdraw {slug}",
    ),
    "roster-not-accepted": Wording(
        level=Level.WARNING,
        message="newsroom.toml is not as it was accepted; the settings accepted last are in force.",
        next="Let an admin look (paraf roster show) and accept: paraf roster accept",
    ),
    "settings-gone": Wording(
        level=Level.WARNING,
        message="newsroom.toml is gone; the settings accepted last stay in force.",
        next="Put the accepted ones back: paraf init",
    ),
    "settings-no-file": Wording(
        message="newsroom.toml is no file that paraf reads: it is a shortcut or a folder, or larger than 1 MB.",
        next="Remove it, and put the accepted settings back: paraf init",
    ),
}
