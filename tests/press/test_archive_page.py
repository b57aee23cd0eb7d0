"""The archive's first page: the newest years by month, older ones by name alone."""

import re

from paraf.press.build import Press
from tests.support.clean_builds import clean_site, differing, live_site
from tests.support.press import NOW, seal, text_of


def listed(newsroom):
    """Give what the archive leads to, with the number of articles that it says is there."""
    text = (newsroom.layout.public / "arsip/index.html").read_text(encoding="utf-8")
    return re.findall(r'<li><a href="/arsip/([0-9/]+)/">[^<]+</a> <span class="line">(\d+) berita', text)


def test_months_stand_under_the_two_newest_years_and_older_years_count_their_own(newsroom):
    for number, date in enumerate(("2026-11-02", "2026-03-02", "2025-07-01", "2023-02-01", "2021-12-31")):
        seal(newsroom, text_of(Slug=f"s{number}", Date=f"{date} 08:00"))
    press = Press(newsroom)
    press.print_site(at=NOW)
    newest = [("2026/11", "1"), ("2026/03", "1"), ("2025/07", "1")]
    assert listed(newsroom) == [*newest, ("2023", "1"), ("2021", "1")]
    seal(newsroom, text_of(Slug="lama", Date="2023-05-01 08:00"))
    press.print_site(at=NOW)
    assert listed(newsroom) == [*newest, ("2023", "2"), ("2021", "1")]
    assert differing(live_site(newsroom.layout), clean_site(newsroom.root, at=NOW)) == []
    press.let_go()
