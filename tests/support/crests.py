"""Crests, and settings that name them."""

from io import BytesIO

from PIL import Image, PngImagePlugin

from paraf.rules.manifest import sha256
from tests.support.offices import SETTINGS_TEXT

CREST = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80">'
    b'<path d="M0 0h60v40q0 30-30 40q-30-10-30-40z" fill="#0b5a2b"/></svg>'
)
"""A green shield."""


def look_settings(content=None, *, text=SETTINGS_TEXT, crest=None, digest=None, **colours):
    """Give settings with a look: a crest of these bytes, named by their SHA-256 or another one, and colours."""
    said = dict(colours)
    if crest is not None:
        digest = sha256(content).removeprefix("sha256:") if digest is None else digest
        said |= {"crest": crest} | ({"crest_sha256": digest} if digest else {})
    return "\n".join((text, "[look]", *(f'{key} = "{value}"' for key, value in said.items()), ""))


def png(width, height, *, frames=1, text=""):
    """Give a PNG, with a text in it; one of several frames moves."""
    colours = ("green", "white")
    pictures = [Image.new("RGB", (width, height), colours[number % 2]) for number in range(frames)]
    said = PngImagePlugin.PngInfo()
    said.add_text("Author", text)
    buffer = BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if frames > 1 else {}
    pictures[0].save(buffer, format="PNG", pnginfo=said, **more)
    return buffer.getvalue()
