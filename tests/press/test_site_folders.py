"""A link may lead to whatever there is on the site, and to nothing else."""

from paraf.press.build import print_site
from paraf.rules.checks.links import is_beside_site
from tests.support.clean_builds import live_site
from tests.support.press import NOW, seal, text_of


def test_nothing_on_the_site_is_taken_for_an_address_at_which_nothing_is_published(newsroom):
    seal(newsroom, text_of(Tags="air, banjir", Unit="BPBD"))
    print_site(newsroom, at=NOW)
    places = [*live_site(newsroom.layout)]
    assert len(places) > 30
    assert [place for place in places if is_beside_site(f"/{place.removesuffix('index.html')}")] == []
    assert is_beside_site("/ppid/")
