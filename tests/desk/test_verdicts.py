"""Which addresses have no paper is told from what changed, and is what looking at all of them tells."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from paraf.desk.papers.verdicts import Verdicts
from paraf.rules.layers import Layers

ADDRESSES, PLACES = st.sampled_from("abc"), st.sampled_from(["content/1.md", "content/2.md", "drafts/3.md"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("seal"), ADDRESSES),
        st.tuples(st.just("judge"), PLACES, ADDRESSES | st.none(), ADDRESSES | st.none()),
        st.tuples(st.just("drop"), PLACES),
        st.tuples(st.just("ask")),
        st.tuples(st.just("clear")),
    ),
    max_size=20,
)


def judged(address, wished=None):
    """Give a verdict of a paper with an address, that wishes for another one."""
    return SimpleNamespace(address=address, others=(wished,) if wished else (), findings=())


@given(STEPS)
def test_an_address_is_missing_as_long_as_it_has_versions_and_no_paper(steps):
    verdicts, versions, papers = Verdicts(), Layers(), {}
    for step in [*steps, ("ask",)]:
        match step:
            case ("seal", address):
                versions = versions.then({address: (*versions.get(address, ()), object())})
            case ("judge", place, address, wished):
                verdicts.put(place, judged(address, wished), (), settled=True)
                papers[place] = address
            case ("drop", place):
                verdicts.drop(place)
                papers.pop(place, None)
            case ("clear",):
                verdicts.clear()
                papers.clear()
            case _:
                assert verdicts.missing(versions) == versions.keys() - papers.values()


def test_papers_hang_together_that_have_an_address_or_wish_for_it():
    verdicts = Verdicts()
    verdicts.put("content/1.md", judged("a"), (), settled=True)
    verdicts.put("drafts/2.md", judged("b", "a"), (), settled=True)
    assert verdicts.at("a") == {"content/1.md", "drafts/2.md"}
    verdicts.drop("drafts/2.md")
    assert verdicts.at("a") == {"content/1.md"}
