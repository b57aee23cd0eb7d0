"""The reading room shows previews to who knows its address, and tells one state of a page from another."""

import http.client
import re
import threading
from urllib.parse import quote, urlsplit

import pytest

from paraf.desk.language import language
from paraf.press.serving.room import MARK, Room
from paraf.press.serving.serve import Server


@pytest.fixture(autouse=True)
def previews(newsroom):
    """Let two previews lie in their folder."""
    folder = newsroom.layout.previews
    for stage in ("drafts", "review"):
        (folder / stage / "kota").mkdir(parents=True)
    (folder / "drafts/kota/banjir & hujan.html").write_text("<p>Satu</p>", encoding="utf-8")
    (folder / "review/taman.html").write_text("<p>Dua</p>", encoding="utf-8")
    return folder


@pytest.fixture
def server(newsroom):
    """Give a server whose reading room is open."""
    server = Server(newsroom.root)
    server.open_room(Room(newsroom.layout, language("id")))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()


@pytest.fixture
def ask(server):
    """Ask for something at the server."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)

    def ask(path, method="GET"):
        connection.request(method, path)
        response = connection.getresponse()
        return response, response.read().decode()

    yield ask
    connection.close()


@pytest.fixture
def home(server):
    """Give the path of the room."""
    return urlsplit(server.room_url).path


def test_the_room_lists_every_preview_by_its_folder(ask, home):
    response, page = ask(home)
    assert response.status == 200
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', page)
    assert links == [
        ("drafts/kota/banjir%20%26%20hujan.html", "kota/banjir &amp; hujan"),
        ("review/taman.html", "taman"),
    ]
    assert "drafts/" in page
    assert "content/" not in page
    for address, _ in links:
        assert ask(home + address)[0].status == 200


def test_an_empty_room_says_so(ask, home, previews):
    for file in previews.rglob("*.html"):
        file.unlink()
    assert "Saat ini tidak ada pratinjau." in ask(home)[1]


def test_a_preview_is_shown_as_it_lies_there_with_the_script_behind_it(ask, home):
    response, page = ask(f"{home}review/taman.html")
    mark = response.headers[MARK]
    assert page == f'<p>Dua</p><script src="{home}reload.js" data-mark="{mark}"></script>\n'
    response, script = ask(f"{home}reload.js")
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert MARK in script


def test_a_page_has_another_mark_as_soon_as_it_is_another_one(ask, home, previews):
    def marks():
        return [ask(home + place, method="HEAD")[0].headers[MARK] for place in ("", "review/taman.html")]

    first = marks()
    assert marks() == first
    (previews / "review/taman.html").write_text("<p>Lain</p>", encoding="utf-8")
    assert [one == other for one, other in zip(marks(), first, strict=True)] == [True, False]
    (previews / "review/taman.html").unlink()
    assert not {*marks()} & {*first}


def test_a_preview_that_went_leads_to_the_list(ask, home):
    response, page = ask(f"{home}review/tidak-ada.html")
    assert response.status == 404
    assert "Pratinjau ini sudah tidak ada" in page
    assert f'href="{home}"' in page


def test_nothing_of_the_room_is_kept_handed_on_or_loads_anything_else(ask, home):
    for path in (home, f"{home}review/taman.html", f"{home}tidak-ada.html"):
        headers = ask(path)[0].headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers.get_all("Content-Security-Policy") == [headers["Content-Security-Policy"]]
        assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "path", ["../newsroom.toml", "..%2fnewsroom.toml", "review/../../records/ledger.html", "luar.html", "luar/x.html"]
)
def test_nothing_but_previews_lies_in_the_room(ask, home, newsroom, previews, path):
    secret = newsroom.root / "luar"
    secret.mkdir()
    (secret / "x.html").write_text("rahasia", encoding="utf-8")
    (previews / "luar.html").symlink_to(secret / "x.html")
    (previews / "luar").symlink_to(secret)
    response, page = ask(home + path)
    assert response.status == 404
    assert "rahasia" not in page


@pytest.mark.parametrize("path", ["/pratinjau-/", "/pratinjau-x/review/taman.html", "/previews/review/taman.html"])
def test_without_the_secret_nothing_is_shown(ask, path):
    response, page = ask(path)
    assert response.status != 200
    assert "Dua" not in page


def test_every_room_has_an_address_of_its_own(newsroom):
    one, other = (Room(newsroom.layout, language("id")).address for _ in range(2))
    assert one != other
    assert quote(one) == one
