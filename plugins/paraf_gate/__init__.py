"""The gate as a Pelican plugin: signal wiring only, no rule.

* A newsroom's ``pelicanconf.py`` imports this module and calls ``demand``: from then on a Pelican run in this process
  that is not under the house's engine stops before it reads anything.
* Found by Pelican where there is no newsroom, it stays inert and says so once.
"""

import sys
from pathlib import Path
from typing import Any

from pelican import signals

from paraf.desk.records.newsroom import is_newsroom
from paraf.press.engine.engine import Engine
from paraf.press.plain import Press, stopping
from paraf.press.stops import stop

__all__ = ["Press", "demand", "register"]

_demanded: set[Path] = set()


def demand(newsroom: Path) -> None:
    """Insist on the gate in this newsroom, whatever happens to the list of plugins afterwards."""
    with stopping():
        if not is_newsroom(newsroom):
            raise stop(code="no-newsroom", path=str(newsroom))
    _demanded.add(newsroom)
    register()


def register() -> None:
    """Stand at the door (Pelican calls this)."""
    signals.initialized.connect(stand)


def stand(pelican: Any) -> None:  # noqa: ANN401  # Pelican has no types
    """Stop a run in a newsroom that is not under the house's engine."""
    if isinstance(pelican, Engine):
        return
    with stopping():
        if _demanded or _in_newsroom(pelican):
            raise stop(code="engine-not-ours", problem=f"{type(pelican).__module__}.{type(pelican).__qualname__}")
    sys.stderr.write("paraf_gate: there is no newsroom here, so the gate does nothing.\n")


def _in_newsroom(pelican: Any) -> bool:  # noqa: ANN401  # Pelican has no types
    places = [Path(pelican.settings[name]).resolve() for name in ("PATH", "OUTPUT_PATH")]
    return any(is_newsroom(folder) for place in places for folder in (place, *place.parents))
