"""The words of findings about the office's hours."""

from paraf.rules.wording.sentences import Wording

WORDINGS: dict[str, Wording] = {
    "settings-not-hours": Wording(
        message='{key} in {path} cannot be "{found}": it must be the working time of a day.',
        next='Write from and until, with the break left out, as in {setting} = "07.30-12.00, 13.00-16.00"; "" is a day '
        "on which nobody works.",
    ),
    "settings-no-hours": Wording(
        message="From {key} in {path} on nobody works on any day of the week.",
        next='Write the hours of at least one day, as in {setting} = "07.30-12.00, 13.00-16.00", or delete the empty '
        "days.",
    ),
    "settings-holiday-and-workday": Wording(
        message="{key} in {path} has {day}, which is also among the holidays.",
        next="Delete {day} from one of the two lists.",
    ),
    "settings-no-calendar": Wording(
        message='There is no calendar of public holidays "{found}" for {key} in {path}.',
        next='Write the code of the country in two capitals, as in {setting} = "ID", or "" and list the days under '
        "holidays.",
    ),
    "settings-same-days": Wording(
        message="The days from {key} in {path} on belong to another Ramadan as well.",
        next="Mend the first or the last day of one of the two.",
    ),
}
