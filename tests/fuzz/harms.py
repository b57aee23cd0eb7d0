"""What may not be in HTML that comes out of the sanitiser, looked for without any of paraf's own lists.

* Only Python's own parser reads it: no Markdown, no nh3, no list of what is allowed.
"""

import re
from html.parser import HTMLParser

_FORBIDDEN = frozenset(
    {
        *("script", "iframe", "style", "form", "meta", "object", "embed", "base", "link", "svg", "math", "template"),
        *("input", "button", "textarea", "select", "frame", "frameset", "applet", "title", "noscript", "plaintext"),
        *("audio", "video", "source", "track", "portal", "dialog", "body", "head", "html", "xmp", "slot", "marquee"),
    }
)
_FORBIDDEN_ATTRIBUTES = frozenset({"style", "srcdoc", "srcset", "formaction", "action", "background", "ping", "xmlns"})
_ADDRESSES = frozenset({"href", "src", "cite", "longdesc", "data", "poster", "xlink:href"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_LEFT_OUT = re.compile(r"[\x00-\x1f\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]")
_FINE = frozenset({"http", "https", "mailto", "tel"})


class Harms(HTMLParser):
    """Collects what does harm."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag in _FORBIDDEN:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or name in _FORBIDDEN_ATTRIBUTES:
                self.found.append(f"<{tag} {name}>")
            elif name in _ADDRESSES:
                scheme = _SCHEME.match(_LEFT_OUT.sub("", value or "").strip().lower())
                if scheme and scheme[1] not in _FINE:
                    self.found.append(f"<{tag} {name}={value!r}>")

    def handle_comment(self, data):
        self.found.append(f"<!--{data}")

    def handle_decl(self, decl):
        self.found.append(f"<!{decl}")

    def unknown_decl(self, data):
        self.found.append(f"<![{data}")

    def handle_pi(self, data):
        self.found.append(f"<?{data}")


def harms_in(html):
    """Give every tag, attribute and address in some HTML that could do harm."""
    reader = Harms()
    reader.feed(html)
    reader.close()
    return reader.found
