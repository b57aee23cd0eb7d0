"""A reader of HTML that takes whatever people write: what is no HTML is passed over and raises nothing."""

from html.parser import HTMLParser


class HtmlReader(HTMLParser):
    """Python's parser, without the one thing over which it gives up: a marked section that has no name."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Take ``<![...`` as browsers do: as a comment up to the next ``>``."""
        return self.parse_bogus_comment(i, bool(report))
