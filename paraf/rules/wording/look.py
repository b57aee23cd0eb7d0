"""The words of what is found in the settings of the look: colours that are too faint, and crests."""

from collections.abc import Mapping

from paraf.rules.wording.sentences import Wording

WORDINGS: Mapping[str, Wording] = {
    "settings-bad-colour": Wording(
        message='"{found}" at {key} in {path} is not a colour as paraf takes it.',
        next='Write # and six digits from 0 to f between the quotes, as in {setting} = "#8a1c1c".',
    ),
    "settings-faint-colour": Wording(
        message="{key} in {path} is {found}: on the ground {ground} its contrast is {ratio}:1, and readers need "
        "{needed}:1 at least.",
        next="Write {shade}, the nearest shade that does, or choose another colour.",
    ),
    "settings-bad-crest": Wording(
        message='"{found}" at {key} in {path} is no place for a crest.',
        next='Put an SVG or PNG file into images/ and write its place, as in {setting} = "images/lambang.svg"; its '
        "name has letters, digits, dots and dashes, and its ending is in small letters.",
    ),
    "settings-bad-crest-digest": Wording(
        message="What stands at {key} in {path} is not the SHA-256 of a file.",
        next="Delete the line; paraf roster show then says which one to write.",
    ),
    "crest-gone": Wording(
        message="The crest {path} is not there, or is no file that can be read.",
        next="Put the file there, or delete look.crest from newsroom.toml.",
    ),
    "crest-unnamed": Wording(
        message="Nobody has said yet that {path} is the crest as it lies there; anybody may have put it there.",
        next='Look at it; if it is right, write below look.crest in newsroom.toml: crest_sha256 = "{digest}".',
    ),
    "crest-differs": Wording(
        message="The crest {path} is another picture than newsroom.toml says: its SHA-256 is {digest}, not {expected}.",
        next='Put the right file back; or, if this one is right, write crest_sha256 = "{digest}" in newsroom.toml.',
    ),
    "crest-too-heavy": Wording(
        message="The crest {path} has more than {limit} bytes; it is on every page, also where the network is slow.",
        next="Have it made lighter: as SVG with fewer details, or as PNG 300 pixels high.",
    ),
    "crest-unreadable": Wording(
        message="The crest {path} cannot be read as SVG; the reader stopped at line {line}.",
        next="Have it saved anew as plain SVG, or hand in a PNG.",
    ),
    "crest-not-shapes": Wording(
        message="The crest {path} holds in line {line} what may not be in a crest: {found}.",
        next="Have it saved as plain SVG of shapes alone, letters turned into paths, without scripts, styles, pictures "
        "and links; or hand in a PNG.",
    ),
    "crest-badly-shaped": Wording(
        message="The crest {path} measures {found}; it needs a width and a height, neither more than {most} times the "
        "other.",
        next="Have its edge cut, or its viewBox set.",
    ),
    "crest-moves": Wording(
        message="The crest {path} moves; a crest on every page stands still.",
        next="Hand in a PNG with one picture.",
    ),
}
