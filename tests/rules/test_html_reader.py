"""Whatever people write as HTML is read to its end."""

import pytest

from paraf.rules.html_reader import HtmlReader


class Words(HtmlReader):
    """Collects what stands between the tags."""

    def __init__(self):
        super().__init__()
        self.found = ""

    def handle_data(self, data):
        self.found += data


@pytest.mark.parametrize("written", ["a<![x>b", "a<![>b", "a<![CDATA[x]]>b", "a<!x>b", "a<?x>b"])
def test_a_marked_section_that_is_none_is_passed_over(written):
    words = Words()
    words.feed(written)
    words.close()
    assert words.found.startswith("a")
    assert words.found.endswith("b")
