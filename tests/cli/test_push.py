"""``paraf push`` tells what is new on the live site to the services that are named, on this computer in these tests."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from tests.support.commands import Office
from tests.support.offices import SETTINGS_TEXT

HOME = "https://kabar.kotacontoh.example"
KEY = "abcd-1234-efgh"


class Service(ThreadingHTTPServer):
    """Notes what it is told, and answers what it is bidden."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.told, self.answer = [], 200

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.told.append((self.path, self.headers["Content-Type"], content))
        self.send_response(self.server.answer)
        self.send_header("Location", "/lain")
        self.end_headers()

    def log_message(self, *_said):
        pass


@contextmanager
def listening():
    with Service() as service:
        thread = threading.Thread(target=service.serve_forever)
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()


@pytest.fixture
def service():
    with listening() as service:
        yield service


def office_with(tmp_path, push):
    return Office(tmp_path / "ruang", settings=SETTINGS_TEXT.replace("[sop]", f"[push]\n{push}\n\n[sop]", 1))


def test_nobody_is_told_where_nobody_is_named(office):
    done = office("push", "--json")
    assert (done.status, done.codes) == (3, {"push-off"})


def test_a_search_engine_is_told_of_each_address_that_changed_once(tmp_path, service):
    office = office_with(tmp_path, f'indexnow = "{service.address}indexnow"\nkey = "{KEY}"')
    assert office("push", "--json").codes == {"push-nothing-live"}
    office.signed("banjir")
    office.signed("kelak", Embargo="2199-01-01 08:00")
    office.built()
    assert (office.root / "public" / f"{KEY}.txt").read_text() == KEY
    assert office("push").status == 0
    ((path, kind, content),) = service.told
    assert (path, kind) == ("/indexnow", "application/json; charset=utf-8")
    assert json.loads(content) == {
        "host": "kabar.kotacontoh.example",
        "key": KEY,
        "keyLocation": f"{HOME}/{KEY}.txt",
        "urlList": [f"{HOME}/berita/2026/banjir/"],
    }
    assert office("push", "--json").json["services"][0]["told"] == 0
    assert len(service.told) == 1
    office.signed("pasar")
    office.built()
    assert office("push").status == 0
    assert json.loads(service.told[-1][2])["urlList"] == [f"{HOME}/berita/2026/pasar/"]


def test_a_hub_is_told_which_feeds_changed_and_the_feeds_name_it(tmp_path, service):
    office = office_with(tmp_path, f'hub = "{service.address}"')
    office.signed("banjir")
    office.built()
    assert office("push").status == 0
    ((_, kind, content),) = service.told
    said = parse_qs(content.decode())
    assert (kind, said["hub.mode"]) == ("application/x-www-form-urlencoded", ["publish"])
    assert said["hub.url"] == [f"{HOME}/feeds/berita.{form}" for form in ("atom.xml", "rss.xml", "json")]
    for form in ("atom.xml", "rss.xml", "json"):
        assert service.address in office.read(f"public/feeds/berita.{form}")


@pytest.mark.parametrize("answer", [302, 403, 500, 206])
def test_a_service_that_does_not_answer_well_is_named_and_told_again(tmp_path, service, answer):
    office = office_with(tmp_path, f'indexnow = "{service.address}"\nkey = "{KEY}"')
    office.signed("banjir")
    office.built()
    service.answer = answer
    done = office("push", "--json")
    assert (done.status, done.codes) == (1, {"push-failed"})
    assert [path for path, _, _ in service.told] == ["/"]
    service.answer = 202
    assert office("push").status == 0
    assert json.loads(service.told[-1][2])["urlList"] == [f"{HOME}/berita/2026/banjir/"]


def test_a_service_that_is_not_there_stops_no_other(tmp_path, service):
    with listening() as gone:
        nowhere = gone.address
    office = office_with(tmp_path, f'indexnow = "{nowhere}"\nkey = "{KEY}"\nhub = "{service.address}"')
    office.signed("banjir")
    office.built()
    done = office("push")
    assert (done.status, nowhere in done.err, len(service.told)) == (1, True, 1)
