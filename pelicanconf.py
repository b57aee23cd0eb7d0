"""How Pelican prints this newsroom.

What is read, what is written and where pages stand is locked by paraf. Yours to choose here: a theme (``THEME``),
plugins (``PLUGINS``), Jinja filters (``JINJA_FILTERS``), and any setting that only your theme reads.
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
if (HERE / "paraf" / "__init__.py").is_file() and str(HERE) not in sys.path:
    sys.path.insert(0, str(HERE))  # paraf's own repository works without being installed

import paraf  # noqa: E402

REPOSITORY = Path(paraf.__file__).resolve().parent.parent
if (REPOSITORY / "plugins" / "paraf_gate").is_dir():
    if str(REPOSITORY / "plugins") not in sys.path:
        sys.path.insert(0, str(REPOSITORY / "plugins"))
    import paraf_gate
else:
    from pelican.plugins import paraf_gate

paraf_gate.demand(HERE)  # without the gate there is no printing

PARAF_NEWSROOM = str(HERE)
PELICAN_CLASS = paraf_gate.Press
PLUGINS = [paraf_gate]

# Pelican wants to be told these, but paraf takes them from newsroom.toml:
PATH = "content"
TIMEZONE = "UTC"
FEED_DOMAIN = "/"
