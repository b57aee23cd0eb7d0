"""A real web server (nginx) over the public site of a newsroom, as the IT officer's guide sets it up."""

import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

_CONF = """
{user}worker_processes 2;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    keepalive_requests 100000;
    default_type application/octet-stream;
    map_hash_bucket_size 512;
    map $uri $gone {{ volatile; default ""; include {root}/public/dicabut*.txt; }}
    map $uri $moved {{ default ""; include {root}/public/alihan*.txt; }}
    types {{ text/html html; text/css css; }}
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root}/public;
        index index.html;
        if ($moved) {{ return 301 $moved; }}
        if ($gone) {{ return 410; }}
        error_page 410 ${{uri}}index.html;
        error_page 403 404 /404.html;
        location / {{ try_files $uri $uri/ =404; }}
    }}
}}
"""


def nginx():
    """Give the program, or None where it is not on this computer."""
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")


@contextmanager
def served_by_nginx(root: Path, folder: Path):
    """Let nginx serve a newsroom's site from a port of this computer; gives the port."""
    folder.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    user = "user root;\n" if os.geteuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(_CONF.format(user=user, folder=folder, port=port, root=root), encoding="utf-8")
    command = [nginx(), "-c", str(conf), "-p", str(folder), "-e", str(folder / "error.log")]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:  # noqa: S603 - a fixed command
        try:
            _wait(port, server)
            yield port
        finally:
            server.terminate()
    said = (folder / "error.log").read_text(encoding="utf-8")
    assert "[crit]" not in said, said
    assert "[alert]" not in said, said


def _wait(port, server):
    """Wait until the server takes connections."""
    while server.poll() is None:
        with socket.socket() as door:
            if door.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise AssertionError((Path(server.args[2]).parent / "error.log").read_text(encoding="utf-8"))
