import pytest

from paraf.rules.illustrating import Illustration, illustrated
from paraf.rules.rendering import render_body

SMALL = Illustration(src="/g/a.png", sealed="/g/a.png", width=90, height=60)
LARGE = Illustration(
    src="/g/960/b.jpg",
    sealed="/g/b.jpg",
    width=1600,
    height=900,
    modern=(("/g/480/b.avif", 480), ("/g/1600/b.avif", 1600)),
    plain=(("/g/480/b.jpg", 480), ("/g/960/b.jpg", 960)),
)
MOVING = Illustration(
    src="/g/c.gif",
    sealed="/g/c.gif",
    width=600,
    height=400,
    moves=True,
    modern=(("/g/480/c.avif", 480),),
    plain=(("/g/480/c.jpg", 480),),
)
UNKNOWN = Illustration(src="/g/d.png", sealed="/g/d.png", width=None, height=None)
PICTURES = {"/g/a.png": SMALL, "/g/b.jpg": LARGE, "/g/c.gif": MOVING, "/g/d.png": UNKNOWN}


def page(body):
    """Give a body as the page shows it."""
    return illustrated(render_body(body, rewrite=lambda _tag, _name, value: value), PICTURES)


def test_a_picture_comes_in_every_size_with_the_sealed_one_as_the_largest():
    shown = page("Awal.\n\n![Jalan](/g/b.jpg)\n\nAkhir.")
    assert '<source type="image/avif" srcset="/g/480/b.avif 480w, /g/1600/b.avif 1600w" sizes="' in shown
    assert '<img src="/g/960/b.jpg" srcset="/g/480/b.jpg 480w, /g/960/b.jpg 960w, /g/b.jpg 1600w" sizes="' in shown
    assert 'alt="Jalan" width="1600" height="900" loading="lazy" decoding="async"></picture></figure>' in shown
    assert shown.startswith("<p>Awal.</p>\n<figure><picture>")
    assert shown.endswith("</figure>\n<p>Akhir.</p>")


def test_a_picture_without_smaller_ones_is_shown_as_it_was_sealed():
    assert page("![Lambang](/g/a.png)") == (
        '<figure><picture><img src="/g/a.png" srcset="/g/a.png" alt="Lambang" width="90" height="60" '
        'loading="lazy" decoding="async">'
        "</picture></figure>"
    )


def test_a_picture_that_is_within_the_page_itself_is_there_once():
    inside = Illustration(src="data:image/png;base64,AAAA", sealed="/g/a.png", width=90, height=60)
    assert illustrated('<p><img src="/g/a.png" alt="x"></p>', {"/g/a.png": inside}).count("AAAA") == 1


def test_a_picture_whose_size_is_not_known_has_none():
    assert '<img src="/g/d.png" srcset="/g/d.png" alt="x" loading="lazy"' in page("![x](/g/d.png)")


def test_a_picture_that_moves_stands_still_for_who_asks_for_that_and_is_sealed_for_everybody_else():
    shown = page("![Air](/g/c.gif)")
    assert '<source media="(prefers-reduced-motion: reduce)" type="image/avif" srcset="/g/480/c.avif 480w"' in shown
    assert '<source media="(prefers-reduced-motion: reduce)" srcset="/g/480/c.jpg 480w"' in shown
    assert '<img src="/g/c.gif" srcset="/g/c.gif" alt="Air"' in shown


def test_a_title_becomes_the_caption_and_its_end_the_credit():
    shown = page('![x](/g/a.png "Loket baru. Foto: Rina")')
    assert '<figcaption>Loket baru. <span class="credit">Foto: Rina</span></figcaption>' in shown
    assert "title=" not in shown
    assert "<figcaption>Loket baru</figcaption>" in page('![x](/g/a.png "Loket baru")')
    assert '<figcaption><span class="credit">Foto: Rina</span></figcaption>' in page('![x](/g/a.png "(Foto: Rina)")')


def test_a_picture_among_words_stays_among_them():
    shown = page("Lihat ![x](/g/a.png 'Judul') ini.")
    assert shown.startswith('<p>Lihat <picture><img src="/g/a.png" srcset="/g/a.png" alt="x" title="Judul"')
    assert "figure" not in shown


def test_a_picture_in_a_link_stays_in_it():
    shown = page("[![x](/g/a.png)](/lain)")
    assert '<p><a href="/lain" rel="noopener"><picture>' in shown
    assert "</picture></a></p>" in shown


@pytest.mark.parametrize("alt", ["a > b", "<b>", "5 < 6", "<img>", "&amp;", "kata 'petik'"])
def test_whatever_its_words_are_a_picture_is_shown_and_its_words_stay_words(alt):
    body = f"![{alt}](/g/a.png)"
    plain = render_body(body, rewrite=lambda _tag, _name, value: value)
    said = plain.split('alt="')[1].split('"')[0]
    assert f'<picture><img src="/g/a.png" srcset="/g/a.png" alt="{said}" width="90"' in page(body)


def test_what_is_no_picture_of_ours_stays_as_it_is():
    html = '<p>Teks <code>&lt;img src="/g/a.png"&gt;</code> <img alt="x" src="/lain.png"></p>'
    assert illustrated(html, PICTURES) == html
    assert illustrated(f'<p title="<img src=&quot;/g/a.png&quot;>">a</p><p>{html}</p>', PICTURES).count("<picture") == 0


def test_without_pictures_a_body_stays_as_it_is():
    assert illustrated('<p><img src="x"></p>', {}) == '<p><img src="x"></p>'
