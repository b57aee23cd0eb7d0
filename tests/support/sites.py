"""A published site, copied to where there is no newsroom; and a small web server that gives it."""

import shutil
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from paraf.press.build import print_site
from paraf.press.releases.standing import hashes_of
from paraf.rules.checkpoint import verifier_key
from paraf.rules.entries import Submitted
from paraf.rules.hash_lists import hash_lists
from paraf.rules.manifest import LocalFile, content_digest
from paraf.rules.release_papers import (
    FILES,
    LISTS,
    RELEASE,
    SIGNATURE,
    files_digest,
    files_text,
    is_listed,
    list_texts,
    namespace_of,
    origin_of,
    read_release,
    release_text,
)
from paraf.rules.sshsig import sign
from paraf.rules.words import Address, Channel, OfficerId, Slug, Verdict
from tests.support.press import NOW, PNG, open_newsroom, seal, signer_of, text_of


def copied(newsroom, folder):
    """Copy the live release to a folder of its own."""
    shutil.copytree(newsroom.layout.public.resolve(), folder)
    return folder


def resigned(site, key):
    """Let whoever has the server and a key sign the site as it lies there."""
    files = hash_lists({name: digest for name, digest in hashes_of(site).items() if is_listed(name)})
    shutil.rmtree(site / LISTS)
    (site / LISTS).mkdir()
    for name, text in list_texts(files).items():
        (site / name).write_text(text)
    signed_anew(site, files_text(files), key)


def signed_anew(site, listed, key):
    """Let whoever has the server and a key sign what they say that the lists of files are."""
    digest, size = files_digest(listed)
    release = read_release((site / RELEASE).read_text())
    own = verifier_key(origin_of(release.site), key.public_key().public_bytes_raw())
    text = release_text(replace(release, files=digest, size=size, key=own))
    (site / FILES).write_text(listed)
    (site / RELEASE).write_text(text)
    (site / SIGNATURE).write_text(sign(text.encode(), key, namespace=namespace_of(release.site)))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        place = unquote(urlsplit(self.path).path)
        server.asked.append(place)
        if place in server.moved:
            self.send_response(302)
            self.send_header("Location", server.moved[place])
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        file = server.folder / place.removeprefix(server.prefix).lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        is_there = place.startswith(server.prefix) and file.is_file()
        content = file.read_bytes() if is_there else b"tidak ada"
        status = server.status or (200 if is_there else 404)
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@contextmanager
def served(folder, *, prefix="/", moved=None, status=None):
    """Serve a folder; the server remembers what it was asked for."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.folder, server.prefix, server.moved, server.status = Path(folder), prefix, moved or {}, status
        server.asked = []
        server.url = f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def small_newsroom(root, *, settings, key):
    """Make a newsroom: an article signed by key, a claimed one that a redirect leads to, and one that was withdrawn."""
    newsroom = open_newsroom(root, settings=settings)
    first = text_of(body="Air **sudah** surut.\n\n![Sungai](foto.png)", Image="foto.png", Image_Alt="Sungai")
    said = {"address": "berita/2026/banjir", "digest": None, "replaces": None, "not_before": NOW}
    act_files = {"foto.png": PNG}
    digest = content_digest(first, _files(newsroom, act_files))
    _submitted(newsroom, first, digest=digest, files=act_files)
    signer = signer_of(said | {"digest": digest, "verdict": Verdict.PUBLISH}, at=NOW, key=key)
    seal(newsroom, first, files=act_files, signers=(signer,))
    seal(newsroom, text_of(body="Angin kencang.", Slug="angin", Redirect="bayu"))
    seal(newsroom, text_of(body="Kataterhapus.", Slug="cabut"))
    gone = text_of(body="", Slug="cabut", Change="pencabutan", Change_Note="Keliru orang.")
    seal(newsroom, gone, verdict=Verdict.WITHDRAW)
    print_site(newsroom, at=NOW)
    return newsroom


def _submitted(newsroom, text, *, digest, files):
    """Record that an article waits for correction: a signature answers a submission."""
    act = Submitted(
        address=Address("berita/2026/banjir"),
        slug=Slug("banjir"),
        replaces=None,
        path="banjir.md",
        source="drafts/banjir.md",
        renamed_from=None,
        original=newsroom.vault.put(text.encode()),
        text=newsroom.vault.put(text.encode()),
        digest=digest,
        files=_files(newsroom, files),
        pictures=(),
        authors=(OfficerId("rina"),),
        category="Kota",
        received=None,
        assignment="",
    )
    newsroom.record(act, by=OfficerId("rina"), channel=Channel.COMMAND, at=NOW)


def _files(newsroom, files):
    return tuple(
        LocalFile(ref=ref, sha=newsroom.vault.put(content), size=len(content)) for ref, content in files.items()
    )


@contextmanager
def dripping(start):
    """Serve an answer that starts with some bytes and goes on, one byte at a time, without an end; gives its URL."""
    stopped = threading.Event()

    def drip(client):
        with client, suppress(OSError):
            client.recv(4096)
            client.sendall(start)
            while not stopped.wait(0.01):
                client.sendall(b"a")

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=lambda: drip(server.accept()[0]))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        finally:
            stopped.set()
            thread.join()
