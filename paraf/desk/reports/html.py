"""The report as one HTML file that needs nothing else: to read on a screen, and to print on whatever paper there is.

* The letter prints upright, its lists across; heads of tables stand on every page.
* Charts are drawn as SVG, with each number beside its bar.
* Whatever people typed is text.
"""

from collections.abc import Iterator, Sequence
from html import escape

from paraf.desk.reports.letter import Letter
from paraf.desk.reports.tables import Cell, Chart, Column, Table, every_row, shown

_WIDTH, _NAMES, _SHOWN, _ROW, _BAR = 640, 230, 120, 26, 14
_STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 75rem; background: #fff; color: #111;
  font: 1rem/1.45 "Liberation Sans", Arial, Helvetica, sans-serif; }
header { text-align: center; border-bottom: 4px double #111; padding-bottom: .6rem; margin-bottom: 1.2rem; }
header p { margin: 0; text-transform: uppercase; }
header p.main { font-weight: bold; font-size: 1.2em; }
header p.contact { text-transform: none; font-size: .85em; }
h1 { font-size: 1.25rem; margin: 1.2rem 0; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .5rem; break-after: avoid; }
.facts { display: flex; justify-content: space-between; gap: 2rem; flex-wrap: wrap; }
.facts dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; }
.facts dd { margin: 0; }
.facts dd::before { content: ": "; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .82rem; }
table.short { max-width: 34rem; font-size: .95rem; }
th, td { border: 1px solid #777; padding: .25rem .4rem; text-align: left; vertical-align: top; }
th { background: #e8edf2; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.address { overflow-wrap: anywhere; }
tr.total td { font-weight: bold; border-top: 2px solid #111; }
tr, figure, .signature { break-inside: avoid; }
figure { margin: 1.2rem 0; }
figcaption { font-weight: bold; margin-bottom: .3rem; }
svg { max-width: 100%; height: auto; font: 13px "Liberation Sans", Arial, Helvetica, sans-serif; }
.basis { font-size: .85rem; overflow-wrap: anywhere; }
.signature { margin: 2rem 0 1rem auto; width: max-content; max-width: 24rem; }
.signature p { margin: 0; }
.signature .name { margin-top: 4.5rem; font-weight: bold; text-decoration: underline; }
@page { size: portrait; margin: 15mm 15mm 18mm; }
@page list { size: landscape; margin: 12mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  section { page: list; break-before: page; }
  section + section { break-before: auto; }
  thead { display: table-header-group; }
  table { font-size: 7.5pt; }
  table.short { font-size: 9pt; }
  table.short td, table.short th { padding: .5mm 2mm; }
  h1 { display: none; }
  figure, p { margin: 2.5mm 0; }
  .basis p { margin: 1mm 0; }
  svg { width: 12cm; }
  .signature { margin: 6mm 0 2mm auto; }
  .signature .name { margin-top: 15mm; }
  .scroll { overflow: visible; }
}
"""


def html_of(letter: Letter) -> bytes:
    """Give the report as a page."""
    return "".join(f"{line}\n" for line in _lines(letter)).encode()


def _lines(letter: Letter) -> Iterator[str]:
    yield f'<!DOCTYPE html>\n<html lang="{escape(letter.language)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(letter.subject)}</title>\n<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield from _head(letter)
    yield f"<p>{escape(letter.opening)}</p>"
    yield from _table(letter.summary, letter.language, "short")
    for chart in letter.charts:
        yield from _chart(chart)
    yield '<div class="basis">'
    for line in letter.basis:
        yield f"<p>{escape(line)}</p>"
    yield "</div>"
    yield from _foot(letter)
    for table in letter.tables:
        yield "<section>"
        yield f"<h2>{escape(table.title)}</h2>"
        yield from _table(table, letter.language, "list")
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _head(letter: Letter) -> Iterator[str]:
    *above, main = letter.letterhead
    yield "<header>"
    for line in above:
        yield f"<p>{escape(line)}</p>"
    yield f'<p class="main">{escape(main)}</p>'
    if letter.contact:
        yield f'<p class="contact">{escape(letter.contact)}</p>'
    yield "</header>"
    yield f"<h1>{escape(letter.subject)}</h1>"
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in letter.facts)
    yield f'<div class="facts"><dl>{facts}</dl><div>{escape(letter.dated)}</div></div>'
    yield f"<p>{escape(letter.greeting)}<br>{escape(letter.to)}</p>"


def _foot(letter: Letter) -> Iterator[str]:
    post, signer, *rest = letter.signature
    yield f'<div class="signature"><p>{escape(post)}</p><p class="name">{escape(signer)}</p>'
    yield "".join(f"<p>{escape(line)}</p>" for line in rest if line) + "</div>"
    if letter.copies:
        copies = "".join(f"<li>{escape(each)}</li>" for each in letter.copies)
        yield f"<p>{escape(letter.copies_heading)}:</p><ol>{copies}</ol>"


def _table(table: Table, language: str, kind: str) -> Iterator[str]:
    if not table.rows:
        yield f"<p>{escape(table.empty)}</p>"
        return
    yield f'<div class="scroll"><table class="{kind}"><thead><tr>'
    yield "".join(f'<th scope="col"{_class(column)}>{escape(column.heading)}</th>' for column in table.columns)
    yield "</tr></thead><tbody>"
    for place, row in enumerate(every_row(table)):
        mark = ' class="total"' if place == len(table.rows) else ""
        yield f"<tr{mark}>{''.join(_cells(row, table.columns, language))}</tr>"
    yield "</tbody></table></div>"


def _cells(row: Sequence[Cell], columns: Sequence[Column], language: str) -> Iterator[str]:
    for cell, column in zip(row, columns, strict=True):
        yield f"<td{_class(column)}>{escape(shown(cell, language))}</td>"


def _class(column: Column) -> str:
    return ' class="number"' if column.number else ' class="address"' if column.breaks else ""


def _chart(chart: Chart) -> Iterator[str]:
    height = max(len(chart.bars), 1) * _ROW
    yield f"<figure><figcaption>{escape(chart.title)}</figcaption>"
    said = "; ".join(f"{bar.name} {bar.shown}" for bar in chart.bars)
    yield f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img"'
    yield f' aria-label="{escape(said)}">'
    length = (_WIDTH - _NAMES - _SHOWN) / chart.scale
    for place, bar in enumerate(chart.bars):
        top = place * _ROW
        colour = "#b3541e" if bar.is_over else "#2b6699"
        yield f'<text x="0" y="{top + 16}">{escape(_short(bar.name))}</text>'
        yield f'<rect x="{_NAMES}" y="{top + 5}" width="{bar.value * length:.1f}" height="{_BAR}" fill="{colour}"/>'
        if bar.limit is not None:
            yield f'<rect x="{_NAMES + bar.limit * length:.1f}" y="{top + 1}" width="2" height="22" fill="#111"/>'
        end = _NAMES + max(bar.value, bar.limit or 0) * length + 8
        yield f'<text x="{end:.1f}" y="{top + 16}">{escape(bar.shown)}</text>'
    yield "</svg></figure>"


def _short(name: str, most: int = 32) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}\N{HORIZONTAL ELLIPSIS}"
