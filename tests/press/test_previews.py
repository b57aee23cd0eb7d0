"""Previews: what stands in ``previews/``, and what it shows."""

import re
import shutil
from datetime import UTC, datetime, timedelta

import pytest
from jinja2 import Environment

from paraf.desk.clock import now
from paraf.desk.opening import trying
from paraf.desk.opening.confining import Limits
from paraf.desk.papers.casebook import CaseBook
from paraf.desk.records.newsroom import Newsroom
from paraf.desk.sweeping.judging import judge_all, set_bench
from paraf.press.previews.previews import Previews
from paraf.press.stops import PressStoppedError
from paraf.press.theming.themes import default_theme
from tests.support.commands import Office, code_in, picture, text_of


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path / "kabar")


def judged_in(newsroom):
    """Judge every paper as it lies there now."""
    cases = CaseBook(newsroom)
    cases.look()
    return tuple(judge_all(set_bench(newsroom, cases, at=now())))


def shown(office, previews=None, looks=None):
    """Bring the previews up to date; gives their texts by place."""
    newsroom = Newsroom.open(office.root)
    (previews or Previews(newsroom)).bring_up_to_date(judged_in(newsroom), looks=looks)
    folder = office.path("previews")
    pages = (path for path in folder.rglob("*.html") if path.is_file())
    return {str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in pages}


def bring(office):
    """Bring the previews up to date; gives the places of their files."""
    shown(office)
    folder = office.path("previews")
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_only_a_submitted_paper_shows_a_code(office):
    office.write("drafts/konsep.md", text_of("konsep"))
    office.write("review/kurang.md", text_of("kurang", Category=None))
    code = office.submitted()
    texts = shown(office)
    assert texts.keys() == {"drafts/konsep.html", "review/kurang.html", "review/banjir.html"}
    assert code_in(texts["review/banjir.html"]) == code
    assert code_in(texts["drafts/konsep.html"]) is code_in(texts["review/kurang.html"]) is None
    assert all("BELUM DIKOREKSI" in text for text in texts.values())
    assert not list(office.root.glob("public/**/*BELUM*"))


def test_a_preview_that_was_prepared_for_compiles_no_template(office, monkeypatch):
    office.write("drafts/konsep.md", text_of("konsep"))
    previews = Previews(Newsroom.open(office.root))
    previews.get_ready()
    assert not office.path("previews").exists()
    monkeypatch.setattr(Environment, "compile", None)
    assert shown(office, previews).keys() == {"drafts/konsep.html"}


def test_a_theme_that_shows_no_preview_is_said_where_there_is_a_paper_to_show(office):
    theme = default_theme(Newsroom.open(office.root).layout)
    shutil.copytree(theme, office.path("theme"))
    office.write("theme/templates/preview.html", "{% nonsense %}")
    previews = Previews(Newsroom.open(office.root))
    previews.get_ready()
    office.write("drafts/konsep.md", text_of("konsep"))
    with pytest.raises(PressStoppedError):
        shown(office, previews)


def test_a_preview_is_made_anew_when_the_office_learns_a_word_and_else_left_alone(office):
    office.write("drafts/konsep.md", text_of("konsep", body="Resiko banjir menurun."))
    previews = Previews(Newsroom.open(office.root))
    assert "bukan bentuk baku" in shown(office, previews)["drafts/konsep.html"]
    page = office.path("previews/drafts/konsep.html")
    page.write_text("seperti semula", encoding="utf-8")
    assert shown(office, previews)["drafts/konsep.html"] == "seperti semula"
    office.write("kamus/kata-baku.csv", "salah,benar\nresiko,\n")
    assert "bukan bentuk baku" not in shown(office, previews)["drafts/konsep.html"]
    assert page.read_text(encoding="utf-8") != "seperti semula"


def test_a_text_that_takes_too_long_is_shown_as_it_was_typed_and_never_rendered(office, monkeypatch):
    monkeypatch.setattr(trying, "LIMITS", Limits(processor=1, seconds=60, memory=1 << 30))
    monkeypatch.setattr("markdown.Markdown.convert", lambda *_: pytest.fail("it was rendered"))
    office.write("drafts/jebakan.md", text_of("jebakan") + "[" * 20_000)
    text = shown(office)["drafts/jebakan.html"]
    assert "[" * 20_000 in text
    assert code_in(text) is None
    assert "detik" in text


def test_nobody_else_may_look_at_previews(office):
    office.write("drafts/konsep.md", text_of("konsep"))
    shown(office)
    for path in [office.path("previews"), *office.path("previews").rglob("*")]:
        assert not path.stat().st_mode & 0o007


def test_a_preview_holds_its_picture_also_before_submission(office):
    fields = {"Image": "air.jpg", "Image_Alt": "Air surut", "Image_Caption": "Air", "Image_Credit": "Rina"}
    for folder, header in (("drafts", {}), ("review", {"Category": None})):
        office.write(f"{folder}/air.jpg", picture())
        office.write(f"{folder}/banjir.md", text_of(**fields, **header))
    for text in shown(office).values():
        assert "data:image/jpeg;base64," in text


def test_previews_lie_outside_the_public_site_and_are_never_executable(office):
    office.submitted()
    shown(office)
    preview = office.path("previews/review/banjir.html")
    assert preview.stat().st_mode & 0o111 == 0
    assert not preview.is_relative_to(office.path("public"))


def test_a_preview_goes_with_its_paper_and_one_made_on_request_stays(office):
    office.submitted("angin")
    office.signed()
    assert office("preview", "content/banjir.md").status == 0
    assert shown(office).keys() == {"review/angin.html", "content/banjir.html"}
    office.path("review/angin.md").unlink()
    office.path("content/banjir.md").unlink()
    assert shown(office) == {}


def test_a_preview_is_written_anew_only_when_something_about_it_changed(office):
    office.write("drafts/banjir.md", text_of())
    previews = Previews(Newsroom.open(office.root))
    shown(office, previews)
    place = office.path("previews/drafts/banjir.html")
    before = place.stat().st_ino
    shown(office, previews)
    assert place.stat().st_ino == before
    shown(office, previews, looks="another theme")
    assert place.stat().st_ino != before


def test_a_command_tells_what_cannot_be_previewed(office):
    office.write("drafts/banjir.md", b"\x00\x01\x02")
    done = office("preview", "banjir", "--json")
    assert (done.status, done.json["done"]) == (3, False)


def test_a_paper_that_cannot_be_read_has_a_preview_with_its_text_and_no_code(office):
    office.submitted()
    office.write("review/banjir.md", "bukan kepala <b>\n\nIsi\n".encode("utf-16"))
    office.write("drafts/rusak.md", b"\x00\x01\x02")
    texts = shown(office)
    assert texts.keys() == {"review/banjir.html", "drafts/rusak.html"}
    assert "<pre>\nbukan kepala &lt;b&gt;\n\nIsi\n</pre>" in texts["review/banjir.html"]
    assert "<pre>" not in texts["drafts/rusak.html"]
    assert all("BELUM DIKOREKSI" in text and 'id="temuan"' in text for text in texts.values())
    assert code_in("".join(texts.values())) is None
    office.write("review/banjir.md", text_of())
    assert "bukan kepala" not in shown(office)["review/banjir.html"]


def test_a_published_paper_that_cannot_be_read_any_more_loses_its_preview(office):
    office.signed()
    assert office("preview", "content/banjir.md").status == 0
    office.write("content/banjir.md", "rusak\n")
    assert shown(office) == {}


def test_a_paper_that_can_be_read_keeps_its_preview_from_a_twin_that_cannot(office):
    code = office.submitted()
    office.write("review/banjir.txt", "rusak\n")
    assert code_in(shown(office)["review/banjir.html"]) == code


def test_an_empty_folder_goes_and_one_that_holds_something_else_stays(office):
    office.write("drafts/kota/banjir/index.md", text_of())
    office.write("drafts/kota/angin/index.md", text_of("angin"))
    assert shown(office).keys() == {"drafts/kota/banjir/index.html", "drafts/kota/angin/index.html"}
    office.write("previews/drafts/kota/angin/catatan.txt", "punya orang")
    office.path("previews/lain").mkdir()
    for name in ("banjir", "angin"):
        office.path(f"drafts/kota/{name}/index.md").unlink()
    assert shown(office) == {}
    folders = {str(path.relative_to(office.root)) for path in office.path("previews").rglob("*") if path.is_dir()}
    assert folders == {"previews/drafts", "previews/drafts/kota", "previews/drafts/kota/angin", "previews/lain"}
    assert office.read("previews/drafts/kota/angin/catatan.txt") == "punya orang"


def test_a_preview_says_where_the_article_will_stand_and_what_a_revision_changes(office):
    office.signed()
    assert office("withdraw", "banjir", "--reason", "Sumber keliru.", "--as", "rina").status == 0
    texts = shown(office)
    (withdrawal,) = texts.values()
    assert "<code>berita/2026/banjir</code>" in withdrawal
    assert "<strong>Alasan</strong>: Sumber keliru." in withdrawal


def test_a_preview_is_written_anew_when_its_date_has_come(office):
    office.write("drafts/banjir.md", text_of(Date="2030-01-05 09:30"))
    moments = [datetime(2030, 1, 1, tzinfo=UTC)]
    previews = Previews(Newsroom.open(office.root), lambda: moments[-1])
    assert "Tidak terbit sebelum" in shown(office, previews)["drafts/banjir.html"]
    moments.append(datetime(2030, 2, 1, tzinfo=UTC))
    assert "Tidak terbit sebelum" not in shown(office, previews)["drafts/banjir.html"]


def test_a_change_is_told_without_a_stray_blank_in_the_preview_and_in_public(office):
    office.signed()
    assert office("revise", "banjir").status == 0
    draft = office.read("drafts/banjir.rev-2.md")
    office.write("drafts/banjir.rev-2.md", "Change: ralat\nChange-Note: Jumlahnya 12.\n" + draft)
    assert "<p><strong>Ralat</strong>: Jumlahnya 12.</p>" in shown(office)["drafts/banjir.rev-2.html"]
    code = office("submit", "drafts/banjir.rev-2.md", "--as", "rina", "--json").json["code"]
    assert office("sign", "banjir.rev-2", "--as", "siti", "--code", code).status == 0
    office.built()
    page = office.page().read_text(encoding="utf-8")
    assert re.search(r"<p><strong>Ralat</strong> <time [^>]*>[^<]+</time>: Jumlahnya 12.</p>", page)


def test_a_folder_that_is_named_like_a_preview_stands_beside_it(office):
    for path in ("foo.md", "foo.html/x.md", "foo.html_/x.md"):
        office.write(f"drafts/{path}", text_of())
    names = {"drafts/foo.html", "drafts/foo.html_/x.html", "drafts/foo.html__/x.html"}
    assert bring(office) == names
    for path in ("foo.html/x.md", "foo.html_/x.md"):
        office.path(f"drafts/{path}").unlink()
    assert bring(office) == {"drafts/foo.html"}


def test_a_name_that_is_too_long_is_shortened_and_still_its_own(office):
    for end in "ab":
        office.write(f"drafts/{'é' * 120}{end}.md", text_of())
    names = bring(office)
    assert len(names) == 2
    assert all(len(name.encode()) <= len("drafts/.html") + 200 for name in names)
    assert bring(office) == names


def test_a_preview_that_cannot_be_written_does_not_keep_the_others(office):
    for name in ("air", "banjir", "cuaca"):
        office.write(f"drafts/{name}.md", text_of(name))
    (office.path("previews/drafts/banjir.html") / "isi").mkdir(parents=True)
    with pytest.raises(OSError, match=r"banjir\.html"):
        shown(office)
    assert office.path("previews/drafts/air.html").is_file()
    assert office.path("previews/drafts/cuaca.html").is_file()


def test_a_picture_that_goes_after_it_was_judged_takes_the_code_with_it_until_it_is_shown(office):
    office.write("drafts/air.jpg", picture())
    code = office.submitted(Image="air.jpg", Image_Alt="Air", Image_Caption="Air naik", Image_Credit="Rina")
    newsroom = Newsroom.open(office.root)
    previews, judged = Previews(newsroom), judged_in(newsroom)
    air = office.path("review/air.jpg")
    air.rename(office.path("review/.air.part"))
    previews.bring_up_to_date(judged)
    hidden = office.read("previews/review/banjir.html")
    assert code_in(hidden) is None
    assert "sedang berubah" in hidden
    office.path("review/.air.part").rename(air)
    previews.bring_up_to_date(judged)
    whole = office.read("previews/review/banjir.html")
    assert code_in(whole) == code
    assert "data:image/jpeg;base64," in whole


def test_a_text_that_changes_after_it_was_judged_is_shown_with_its_own_code_or_none(office):
    office.submitted()
    newsroom = Newsroom.open(office.root)
    previews, judged = Previews(newsroom), judged_in(newsroom)
    office.write("review/banjir.md", office.read("review/banjir.md") + "\nLagi.\n")
    previews.bring_up_to_date(judged)
    assert code_in(office.read("previews/review/banjir.html")) is None
    office.path("review/banjir.md").unlink()
    previews.bring_up_to_date(judged)
    assert code_in(office.read("previews/review/banjir.html")) is None


def test_a_link_that_hides_a_file_is_refused_before_it_can_be_submitted(office):
    office.write("drafts/lampiran.pdf", b"%PDF-1.4 rahasia")
    office.write("drafts/banjir.md", text_of() + "\nRapat.[](lampiran.pdf)\n")
    done = office("submit", "banjir", "--as", "rina", "--json")
    assert (done.status, done.codes) == (3, {"empty-link"})
    office.write("drafts/banjir.md", text_of() + "\nRapat: [lampiran](lampiran.pdf) <!-- NIK 6171 -->\n")
    done = office("submit", "banjir", "--as", "rina", "--json")
    assert (done.status, done.codes) == (0, {"unseen-text"})
    text = shown(office)["review/banjir.html"]
    assert "tidak tampak di halaman mana pun, padahal ikut terbit: NIK 6171." in text
    assert 'lampiran.pdf">Simpan berkas' in text
    assert code_in(text)


def test_a_preview_tells_who_corrects_the_paper_for_as_long_as_they_hold_it(office):
    office.submitted()
    assert office("claim", "banjir", "--as", "budi").status == 0
    newsroom = Newsroom.open(office.root)
    moment = now()
    previews = Previews(newsroom, clock=lambda: moment)
    assert "Sedang dikoreksi oleh Budi Sastrawijaya" in shown(office, previews)["review/banjir.html"]
    moment += timedelta(minutes=31)
    assert "Sedang dikoreksi" not in shown(office, previews)["review/banjir.html"]


def test_a_preview_shows_what_changed_since_the_signed_version_and_since_the_submission(office):
    office.submitted()
    assert 'id="berubah"' not in shown(office)["review/banjir.html"]
    paper = office.path("review/banjir.md")
    paper.write_text(paper.read_text().replace("surut", "naik"))
    mended = shown(office)["review/banjir.html"]
    assert "Dibandingkan dengan naskah saat diajukan." in mended
    assert "naik<span" in mended
    office("sign", "banjir", "--as", "siti", "--code", code_in(mended))
    office("revise", "banjir")
    draft = office.path("drafts/banjir.rev-2.md")
    assert 'id="berubah"' not in shown(office)["drafts/banjir.rev-2.html"]
    draft.write_text(draft.read_text().replace("naik", "mengering"))
    revised = shown(office)["drafts/banjir.rev-2.html"]
    assert "versi yang diparaf Siti Rahma" in revised
    assert "mengering<span" in revised
    assert "Replaces" not in revised.partition('id="berubah"')[2].partition("</section>")[0]


def test_what_is_found_in_a_line_stands_beside_it_in_the_preview(office):
    office.write("drafts/foto.jpg", picture())
    office.write("drafts/banjir.md", text_of() + "\nSebelum.\n\n![foto.jpg](foto.jpg)\n\nSesudah.\n")
    text = shown(office)["drafts/banjir.html"]
    assert text.count('<div class="passage">') == 1
    passage = text.partition('<div class="passage">')[2].partition("Sesudah.")[0]
    assert "hanya nama berkas" in passage
    assert 'src="data:image' in passage
    assert "Sebelum." not in passage


def test_a_paper_that_waits_shows_the_line_of_one_who_may_sign_it(office):
    office.submitted()
    office.submitted("angin", Authors="Siti Rahma")
    texts = shown(office)
    assert "Koreksi: SR, " in texts["review/banjir.html"]
    assert "Koreksi: BS, " in texts["review/angin.html"]
