"""The words of what stops the press, and of what it finds in a release."""

from paraf.rules.findings import Level
from paraf.rules.wording.sentences import Wording

WORDINGS = {
    "sealed-unreadable": Wording(
        message="The sealed text of {path} cannot be read by this version of paraf ({problem}).",
        next="Install the version of paraf that sealed it, and call the IT officer.",
    ),
    "sealed-otherwise": Wording(
        message="The sign-off of {path} is for another text than the one that is kept for it.",
        next="Stop, keep a copy of records/, and ask the IT officer: nobody but paraf may write there.",
    ),
    "same-place": Wording(
        message="Two things would stand at the same place of the public site: {path}.",
        next="Rename one of the two and build again: paraf build.",
    ),
    "unsealed-source": Wording(
        message="{path} is not a text that was signed off, so the press did not read it.",
        next="Build again: paraf build; if it comes back, call the IT officer.",
    ),
    "sealed-changed": Wording(
        message="A plugin tried to change {name} of {path} after the sign-off.",
        next="Take the plugin out of PLUGINS in pelicanconf.py and build again: paraf build.",
    ),
    "articles-changed": Wording(
        message="The engine's list of {list} differs from what was signed off: {path}.",
        next="Take the plugin that was added last out of PLUGINS in pelicanconf.py and build again: paraf build.",
    ),
    "off-the-plan": Wording(
        message="Something tried to put {path} on the public site, which does not follow from any sign-off.",
        next="Take the plugin that makes it out of PLUGINS in pelicanconf.py and build again: paraf build.",
    ),
    "not-written": Wording(
        message="{number} files of the public site were not made, among them {path}.",
        next="Look at the messages above, mend the theme or the settings, and build again: paraf build.",
    ),
    "picture-not-drawn": Wording(
        level=Level.WARNING,
        message="The picture {name} of {path} could not be made smaller ({problem}); it is shown as it was signed.",
        next="It is public and right, but slow to load; to mend that, revise the article with another copy of it.",
    ),
    "picture-too-late": Wording(
        message="This computer had no time to make the signed picture {path} smaller.",
        next="The site stays as it is. End other heavy programs and build again: paraf build.",
    ),
    "page-lost": Wording(
        message="{path} is on the public site and would be gone from it, though nothing in the records takes it off.",
        next="The site stays as it is. Run paraf verify, and call the IT officer.",
    ),
    "plugin-failed": Wording(
        message="The plugin {path} cannot be used: {problem}.",
        next="Install or mend it, or take it out of PLUGINS in pelicanconf.py.",
    ),
    "engine-error": Wording(
        message="Pelican met an error and would have gone on without it: {problem}",
        next="Mend what it names and build again: paraf build.",
    ),
    "site-behind": Wording(
        level=Level.WARNING,
        message="{number} article(s) are not on the public site as they were signed: {addresses}.",
        next="Build now; what stands in the way, if anything does, is said there: paraf build.",
    ),
    "theme-failed": Wording(
        message="The theme cannot be used: {problem}.",
        next="Mend the template that is named, or take the former theme back, and build again: paraf build.",
    ),
    "theme-among-papers": Wording(
        message="The theme {path} lies among the newsroom's papers, records or releases.",
        next="Move it to the folder theme/ of the newsroom and set THEME in pelicanconf.py.",
    ),
    "theme-symlink": Wording(
        message="{path} in the theme is a symlink that leads out of the theme.",
        next="Put a copy of the file in its place.",
    ),
    "settings-failed": Wording(
        message="{path} cannot be used: {problem}.",
        next="Mend it, or take the former file back, and build again: paraf build.",
    ),
    "output-is-public": Wording(
        message="Pelican was told to write into {path}, but it may write into output/ alone.",
        next="Run it without -o, or publish with: paraf build.",
    ),
    "push-off": Wording(
        message="Nobody is to be told: newsroom.toml names no service under [push].",
        next="Write indexnow and key, or hub, under [push], and accept it: paraf roster accept.",
    ),
    "push-nothing-live": Wording(
        message="There is no public site yet that anybody could be told of.",
        next="Build it first: paraf build.",
    ),
    "push-failed": Wording(
        message="{path} was not told what is new: {problem}.",
        next="Try again later: paraf push. The site itself is as it should be.",
    ),
    "build-before-ledger": Wording(
        message="The ledger's last entry is of {last}: a build cannot show the site as it was before.",
        next="Give a later moment: --at TIME.",
    ),
    "build-at-public": Wording(
        message="The public site is built by the clock on the wall, and by no other.",
        next="Give a folder for a build with another clock: --at TIME --output FOLDER.",
    ),
    "output-in-newsroom": Wording(
        message="{path} lies in the newsroom or around it; nothing but the press writes there.",
        next="Give a folder outside the newsroom: --output FOLDER.",
    ),
    "output-not-empty": Wording(
        message="{path} is there already and is no empty folder.",
        next="Give a folder that does not exist yet: --output FOLDER; paraf removes nobody's files.",
    ),
    "public-not-ours": Wording(
        message="{path} is not a symlink to a release of paraf, so it was left alone.",
        next="Move it aside by another name and build again: paraf build.",
    ),
    "no-newsroom": Wording(
        message="{path} is no newsroom that paraf knows: it has no newsroom.toml, or none was ever accepted.",
        next="Run Pelican in the newsroom's folder, or set one up with: paraf init.",
    ),
    "records-damaged": Wording(
        message="The records of the newsroom are damaged ({problem}), so nothing was printed.",
        next="Leave everything as it is and run: paraf verify.",
    ),
    "engine-not-ours": Wording(
        message="This newsroom prints with its own engine, but PELICAN_CLASS is {problem}.",
        next="Set PELICAN_CLASS in pelicanconf.py as paraf wrote it, and run Pelican without -e PELICAN_CLASS.",
    ),
    "page-missing": Wording(
        message="{path} was signed off and is not on the public site.",
        next="Build again: paraf build.",
    ),
    "page-strange": Wording(
        message="{path} is on the public site and does not follow from any sign-off.",
        next="Build again: paraf build, and find out who put it there.",
    ),
    "page-changed": Wording(
        message="{path} on the public site was changed after it was built.",
        next="Build again: paraf build, and find out who changed it.",
    ),
    "site-rolled-back": Wording(
        level=Level.WARNING,
        message="The site has had the look of release {release} again since {when}: {note} ({by}).",
        next="Mend the theme or the plugins; the next change that is printed uses the present ones. Now: paraf build",
    ),
    "site-mended": Wording(
        level=Level.WARNING,
        message="On {when} {number} file(s) of release {release} were not what a clean build gives ({stale} made "
        "otherwise, {touched} changed afterwards); the whole site was made anew. Among them: {places}.",
        next="Tell whoever looks after paraf, with the file {path}; remove that file when it is cleared up.",
    ),
    "release-stale": Wording(
        message="The public site shows another version of {path} than the one that was signed off last.",
        next="Build again: paraf build.",
    ),
    "rollback-none": Wording(
        message="No former look is kept that could be put back; what came before an article was changed or withdrawn "
        "is not kept.",
        next="Mend the theme or take the former one back, and build: paraf build. What is kept: paraf rollback --list.",
    ),
    "rollback-unknown": Wording(
        message="{path} is not kept; what came before an article was changed or withdrawn is not kept.",
        next="Choose one of these: paraf rollback --list.",
    ),
    "rollback-shows": Wording(
        message="{path} shows what is not public any more: {articles}. It cannot be put back.",
        next="Mend the theme or take the former one back, and build: paraf build.",
    ),
    "rollback-incomplete": Wording(
        message="{number} files of {path} are not kept, so it cannot be put back.",
        next="Mend the theme or take the former one back, and build: paraf build.",
    ),
    "rollback-same": Wording(
        message="The public site looks as {path} did; there is nothing to put back.",
        next="Choose another one: paraf rollback --list.",
    ),
    "rollback-keyless": Wording(
        message="The site's key is gone, so its list of files cannot be signed anew, and the site stays as it is.",
        next="Get records/site-key back from a backup.",
    ),
    "rollback-not-admin": Wording(
        message="{name} is no admin; only an admin can put a former look of the site back.",
        next="Let an admin do it: paraf rollback --as ADMIN",
    ),
    "no-release": Wording(
        level=Level.WARNING,
        message="There is no public site yet.",
        next="Build it: paraf build.",
    ),
}
"""What may be found by the press, by its code."""
