"""The words of findings about reports."""

from paraf.rules.wording.sentences import Wording

WORDINGS: dict[str, Wording] = {
    "settings-number-blank": Wording(
        message='{key} in {path} has a blank that nothing fills: "{found}".',
        next='Use {choices} only, as in {setting} = "400.14/{{number}}/IKP/{{year}}".',
    ),
    "no-period": Wording(
        message='"{found}" is no period.',
        next="Type a day, week, month, quarter, year or range: 2026-11-27, 2026-W48, 2026-11, 2026-Q4, 2026, "
        "2026-11-01..2026-11-15.",
    ),
    "period-to-come": Wording(
        message="The period {period} has not begun yet.",
        next="Ask for a period that has begun.",
    ),
    "not-our-report": Wording(
        message="{path} was changed by somebody, or paraf did not make it; it stays as it is.",
        next="Name another file, or add --replace to write over it.",
    ),
}
