"""The loopback server gives files of the live release, with the right headers, and nothing else."""

import http.client
import re
import socket
import threading
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from paraf.press.build import print_site
from paraf.press.serving import answers
from paraf.press.serving.serve import Server, _Handler
from paraf.rules.words import Verdict
from tests.support.offices import SETTINGS_TEXT
from tests.support.press import NOW, PNG, open_newsroom, seal, text_of


@contextmanager
def serving(newsroom):
    server = Server(newsroom.root)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=10)

    def ask(path, method="GET", **headers):
        connection.request(method, path, headers={key.replace("_", "-"): value for key, value in headers.items()})
        response = connection.getresponse()
        return response, response.read()

    ask.address = (connection.host, connection.port)
    try:
        yield ask
    finally:
        connection.close()
        server.shutdown()
        thread.join()


@pytest.fixture
def ask(newsroom):
    seal(newsroom, text_of(body="![f](x.png)"), files={"x.png": PNG, "data.csv": b"a;b"})
    print_site(newsroom, at=NOW)
    with serving(newsroom) as asking:
        yield asking


def test_pages_are_served_with_the_right_headers(ask):
    for path in ("/", "/index.html", "/berita/2026/banjir/", "/berita/2026/banjir/?dari=pesan"):
        response, content = ask(path)
        assert (response.status, response.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"]
        assert response.headers["Permissions-Policy"]
        assert response.headers["Cache-Control"] == "public, max-age=60"
        assert int(response.headers["Content-Length"]) == len(content)
        assert "Python" not in response.headers["Server"]


def test_a_reader_who_has_the_page_is_told_so(ask):
    tag = ask("/")[0].headers["ETag"]
    response, content = ask("/", If_None_Match=f'"x", W/{tag}')
    assert (response.status, content) == (304, b"")
    assert response.headers["ETag"] == tag
    assert ask("/", If_None_Match='"x"')[0].status == 200


def test_a_head_request_gets_the_headers_alone(ask):
    response, content = ask("/", method="HEAD")
    assert (response.status, content) == (200, b"")
    assert int(response.headers["Content-Length"]) > 0


def test_named_by_their_bytes_files_may_be_kept(ask, newsroom):
    picture = next((newsroom.layout.public / "gambar").glob("*.*"))
    response, content = ask(f"/gambar/{picture.name}")
    assert (response.headers["Content-Type"], content) == ("image/png", PNG)
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    asset = next((newsroom.layout.public / "aset").rglob("*.css")).relative_to(newsroom.layout.public)
    response, _ = ask(f"/{asset}")
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    table = next((newsroom.layout.public / "lampiran").iterdir())
    response, _ = ask(f"/lampiran/{table.name}")
    assert response.headers["Content-Disposition"] == "attachment"
    assert ask("/feeds/berita.atom.xml")[0].headers["Content-Type"] == "application/atom+xml; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/tidak-ada",
        "/tidak-ada/",
        "/gambar/",
        "/gambar",
        "/../newsroom.toml",
        "/%2e%2e/%2e%2e/newsroom.toml",
        "/..%2f..%2f..%2fnewsroom.toml",
        "/berita/../../../../newsroom.toml",
        "//etc/passwd",
        "/.git/config",
        "/index.html/",
        "/a%00b",
        "/a%5cb",
        "/%ff",
        "/berita//2026/banjir/",
        "/tautan.html",
        "/luar/ledger",
        "*",
    ],
)
def test_what_is_no_page_is_answered_with_the_404_page(ask, newsroom, path):
    (newsroom.layout.public / "tautan.html").symlink_to(newsroom.layout.settings)
    (newsroom.layout.public / "luar").symlink_to(newsroom.layout.records)
    response, content = ask(path)
    assert response.status == 404
    assert content == (newsroom.layout.public / "404.html").read_bytes()
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Security-Policy"]


def test_a_folder_without_its_slash_is_moved_to_it(ask):
    response, _ = ask("/berita/2026/banjir?x=//luar.example")
    assert (response.status, response.headers["Location"]) == (301, "/berita/2026/banjir/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_sent(ask, method):
    response, _ = ask("/", method=method)
    assert response.status == 501
    assert response.headers["Allow"] == "GET, HEAD"
    assert response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("line", [b"\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /" + b"a" * 70_000])
def test_a_garbled_request_is_refused_and_the_server_goes_on(newsroom, line):
    seal(newsroom, text_of())
    print_site(newsroom, at=NOW)
    with serving(newsroom) as ask:
        ask("/")
        with socket.create_connection(ask.address, timeout=10) as raw:
            raw.sendall(line)
            raw.shutdown(socket.SHUT_WR)
            answer = raw.recv(65536)
        assert b" 200 " not in answer[:20]
        assert ask("/")[0].status == 200


def test_a_new_release_is_served_at_once(ask, newsroom):
    seal(newsroom, text_of(body="Edisi baru.", Change="ralat", Change_Note="x"), at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    assert b"Edisi baru." in ask("/berita/2026/banjir/")[1]
    gone = text_of(body="", Change="pencabutan", Change_Note="Keliru")
    seal(newsroom, gone, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=2))
    print_site(newsroom, at=NOW + timedelta(hours=2))
    response, content = ask("/berita/2026/banjir/")
    assert response.status == 410
    assert b"Keliru" in content
    assert b"Edisi baru." not in content


def test_a_reader_meets_no_gap_while_releases_are_switched(newsroom):
    seal(newsroom, text_of(body="Edisi 0."))
    print_site(newsroom, at=NOW)
    answered = []
    over = threading.Event()

    def read():
        with serving(newsroom) as ask:
            while not over.is_set():
                response, content = ask("/berita/2026/banjir/")
                answered.append((response.status, b"Edisi " in content))

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 6):
        at = NOW + timedelta(minutes=number)
        seal(newsroom, text_of(body=f"Edisi {number}.", Change="ralat", Change_Note="x"), at=at)
        print_site(newsroom, at=at)
    over.set()
    reader.join()
    assert set(answered) == {(200, True)}


def test_no_half_of_an_answer_waits_until_the_reader_has_the_other(newsroom, monkeypatch):
    found = []

    class Noting(_Handler):
        def finish(self):
            found.append(self.connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            super().finish()

    monkeypatch.setattr("paraf.press.serving.serve._Handler", Noting)
    with serving(newsroom) as ask:
        ask("/", Connection="close")
    assert found
    assert all(found)


def test_before_the_first_release_the_reader_is_told(newsroom):
    with serving(newsroom) as ask:
        response, content = ask("/")
    assert response.status == 503
    assert b"paraf build" in content


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("/", "/"),
        ("/a/", "a/"),
        ("/a%20b", "a b"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
        ("", None),
        ("http://x/", None),
        ("/a/.b", None),
    ],
)
def test_a_target_names_a_file_or_nothing(target, name):
    assert answers.name_of(target) == name


def test_a_withdrawn_address_says_that_it_is_gone_and_shows_the_notice(newsroom):
    for slug in ("banjir", "banjir-besar"):
        seal(newsroom, text_of(Slug=slug))
    notice = text_of("", Change="pencabutan", Change_Note="Salah kabar")
    seal(newsroom, notice, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    with serving(newsroom) as ask:
        response, content = ask("/berita/2026/banjir/")
        assert (response.status, response.headers["Cache-Control"]) == (410, "no-store")
        assert (b"Salah kabar" in content, response.headers["Content-Type"][:9]) == (True, "text/html")
        assert ask("/berita/2026/banjir/", If_None_Match="*")[0].status == 410
        assert ask("/berita/2026/banjir/index.html")[0].status == 200
        assert ask("/berita/2026/banjir")[0].status == 301
        assert ask("/berita/2026/banjir-besar/")[0].status == 200
        assert ask("/")[0].status == 200


def _headers_in_guide():
    """Give the headers of the guide for nginx and of that for Caddy, each by name."""
    guide = (Path(__file__).parents[2] / "docs" / "it-officer.md").read_text(encoding="utf-8")
    nginx = re.findall(r"^ +add_header (\S+) (\".*\"|\S+) always;$", guide, re.MULTILINE)
    caddy = re.search(r"^ +header \{\n(.*?)\}$", guide, re.DOTALL | re.MULTILINE)[1]
    return [
        {name: value.strip('"') for name, value in found}
        for found in (nginx, re.findall(r"^ +([A-Z]\S+) (.*)$", caddy, re.MULTILINE))
    ]


def test_the_guides_web_servers_send_the_same_headers():
    nginx, caddy = _headers_in_guide()
    assert nginx.pop("Cache-Control") == "$kept"
    assert nginx == caddy == dict(answers.ALWAYS)


@pytest.mark.parametrize("path", ["", "/warta"])
def test_an_address_that_leads_elsewhere_says_so_for_good_and_a_withdrawn_one_leads_to_the_notice(tmp_path, path):
    settings = SETTINGS_TEXT.replace("//kabar.kotacontoh.example", f"//kabar.kotacontoh.example{path}")
    newsroom = open_newsroom(tmp_path / "kabar", settings=settings)
    seal(newsroom, text_of(Redirect="air"))
    notice = text_of("", Slug="pasar", Redirect="pekan", Change="pencabutan", Change_Note="Salah kabar")
    seal(newsroom, text_of(Slug="pasar"))
    seal(newsroom, notice, verdict=Verdict.WITHDRAW, at=NOW + timedelta(hours=1))
    print_site(newsroom, at=NOW + timedelta(hours=1))
    with serving(newsroom) as ask:
        for one, other, status in (("air", "banjir", 200), ("pekan", "pasar", 410)):
            answer, content = ask(f"/berita/2026/{one}/")
            assert (answer.status, answer.headers["Location"], content) == (301, f"/berita/2026/{other}/", b"")
            assert ask(answer.headers["Location"])[0].status == status
        assert ask("/berita/2026/air")[0].status == 301
        assert ask("/berita/2026/air/index.html")[0].status == 200
        assert ask("/2026/air/")[0].status == 404
