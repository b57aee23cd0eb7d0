"""The pictures of a body in all their sizes, by the address at which the sealed one stands on the site."""

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from paraf.rules.illustrating import Illustration
from paraf.rules.renditions import Rendition, Renditions, ordinary


def illustrations(
    files: Mapping[str, str], renditions: Mapping[str, Renditions], *, base: str
) -> dict[str, Illustration]:
    """Give what a page shows of each picture; ``base`` is what stands before the site's root."""

    def choice(drawn: Iterable[Rendition]) -> tuple[tuple[str, int], ...]:
        return tuple((f"{base}/{each.place}", each.width) for each in drawn)

    return {
        f"{base}/{quote(files[ref])}": Illustration(
            src=f"{base}/{files[ref] if drawn.moves else ordinary(drawn.plain, files[ref])}",
            sealed=f"{base}/{files[ref]}",
            width=drawn.width,
            height=drawn.height,
            moves=drawn.moves,
            modern=choice(drawn.modern),
            plain=choice(drawn.plain),
        )
        for ref, drawn in renditions.items()
    }
