"""The page about the service says how the office is reached, and no page promises that where nobody can be."""

import pytest

from paraf.press.build import print_site
from tests.support.offices import SETTINGS_TEXT
from tests.support.press import NOW, open_newsroom, seal, text_of

REACHED = '\n[service]\ncomplaints = "https://www.lapor.go.id"\n'
TELL_US = "Menemukan kesalahan? Beri tahu kami."


@pytest.mark.parametrize("service", ["", "\n[service]\n", REACHED])
def test_readers_are_led_to_a_way_of_reaching_the_office_only_where_there_is_one(tmp_path, service):
    newsroom = open_newsroom(tmp_path / "kabar", settings=SETTINGS_TEXT + service)
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    about, policy = (
        (newsroom.layout.public / place / "index.html").read_text(encoding="utf-8")
        for place in ("tentang", "kebijakan-koreksi")
    )
    is_reached = service == REACHED
    assert ('id="hubungi"' in about, "www.lapor.go.id" in about, TELL_US in policy) == (is_reached,) * 3
