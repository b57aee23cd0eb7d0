"""The words of findings about translations: which article says the same in another language."""

from paraf.rules.wording.sentences import Wording

WORDINGS: dict[str, Wording] = {
    "translation-unknown": Wording(
        message="The line Translation-Of names “{value}”, and no article was published or submitted there.",
        next="Write the address of the original as its page has it (berita/2026/a-few-words), or submit that first.",
    ),
    "translation-ambiguous": Wording(
        message="The line Translation-Of says “{value}”, which means several articles: {addresses}.",
        next="Write the whole address of the original.",
    ),
    "translation-by-another-name": Wording(
        message="The line Translation-Of says “{value}”; the original stands at {original}.",
        next="Write “Translation-Of: {original}”.",
    ),
    "translation-of-itself": Wording(
        message="The line Translation-Of names this very article.",
        next="Write the address of the original, or take the line out.",
    ),
    "translation-too-early": Wording(
        message="This is a translation of {original}, which was not signed yet.",
        next="Sign the original first; then this one.",
    ),
    "translation-before-original": Wording(
        message="This names {original} as its original, which is not public before {moment}; this would be sooner.",
        next="Write “{header}: {moment}”, or sign this when the original is public.",
    ),
    "translation-of-withdrawn": Wording(
        message="This is a translation of {original}, which was withdrawn.",
        next="Withdraw the translation as well, or take out the line Translation-Of if it stands for itself.",
    ),
    "translation-of-translation": Wording(
        message="This is a translation of {original}, which is itself a translation of {first}.",
        next="Write “Translation-Of: {first}”.",
    ),
    "translation-same-language": Wording(
        message="Of this article and {other} one is to translate the other, but the language of both is “{language}”.",
        next="Correct the line Lang, or take out the line Translation-Of.",
    ),
    "translation-taken": Wording(
        message="The original has a translation into “{language}” already: {other}.",
        next="Revise that one, or take out the line Translation-Of.",
    ),
    "translation-has-own": Wording(
        message="This article is to be a translation, and {other} is a translation of it.",
        next="Let the line Translation-Of of that one name the same original first, or take the line out here.",
    ),
}
