"""Spots: where a watcher listens."""

from paraf.desk.layout import Layout
from paraf.press.theming.looks import CONFIGURATION, PLUGINS
from paraf.press.watching.hints import Spot
from paraf.rules.office import SETTINGS
from paraf.rules.words import Stage


def spots_of(layout: Layout) -> list[Spot]:
    """Give where a newsroom's watcher listens: what is heard of papers and pictures names them, the rest nothing."""
    papers = [*(layout.stage(stage) for stage in Stage), layout.images]
    others = [layout.theme, layout.root / PLUGINS]
    names = {SETTINGS, CONFIGURATION, layout.records.name, *(folder.name for folder in (*papers, *others))}
    return [
        *(Spot(folder=folder, place=folder.name) for folder in papers),
        *(Spot(folder=folder) for folder in others),
        Spot(folder=layout.root, names=frozenset(names)),
        Spot(folder=layout.records, names=frozenset({layout.ledger.name}), place=layout.records.name),
    ]
