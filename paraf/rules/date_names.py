"""The names of days and months as people type them, in Indonesian and English, small letters, long and short."""

from types import MappingProxyType

HARI_NAMES = ("", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Indonesian names of days, by ISO number (Monday is 1)."""

DAY_NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""English names of days, by ISO number (Monday is 1)."""

BULAN_NAMES = (
    *("", "Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
"""Indonesian names of months, by number."""

MONTH_NAMES = (
    *("", "January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""English names of months, by number."""


def _numbered(*names: str) -> dict[str, int]:
    return {name: number for number, line in enumerate(names, 1) for name in line.split()}


DAYS = MappingProxyType(
    _numbered(
        "senin sen monday mon",
        "selasa sel tuesday tue tues",
        "rabu rab wednesday wed",
        "kamis kam thursday thu thur thurs",
        "jumat jum friday fri",
        "sabtu sab saturday sat",
        "minggu min ming ahad sunday sun",
    )
)
"""The ISO number of a day by its name."""

MONTHS = MappingProxyType(
    _numbered(
        "januari jan january",
        "februari pebruari feb peb february",
        "maret mar mrt march",
        "april apr",
        "mei may",
        "juni jun june",
        "juli jul july",
        "agustus agu agt ags aug agust august",
        "september sep sept",
        "oktober okt oct october",
        "november nov nopember nop",
        "desember des dec december",
    )
)
"""The number of a month by its name."""
