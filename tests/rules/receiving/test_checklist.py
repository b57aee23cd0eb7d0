from paraf.rules.article import Article, Field
from paraf.rules.findings import errors
from paraf.rules.receiving.checklist import Need, checklist, lacks, missing_needs


def test_nothing_is_met_where_there_is_nothing():
    assert missing_needs(checklist(None, has_text=False)) == tuple(Need)[:-1]


def test_everything_is_met_by_a_text_and_the_lines_that_say_it():
    keys = ("Image", "Image-Caption", "Image-Credit", "Image-Alt", "X-Kontak", "X-Tanggal-Acara", "Place", "Assignment")
    article = Article(fields=tuple(Field(key=key, value="x") for key in keys), body="")
    assert missing_needs(checklist(article, has_text=True)) == ()


def test_that_there_is_no_assignment_letter_is_an_answer():
    needs = checklist(Article(fields=(Field(key="X-Tanpa-Spt", value="ya"),), body=""), has_text=True)
    assert needs[Need.ASSIGNMENT]
    assert Need.PHOTO in missing_needs(needs)


def test_of_what_an_agency_handed_in_it_is_asked_whether_the_agency_confirmed_it():
    unit, said = Field(key="Unit", value="Dinas Kesehatan"), Field(key="X-Konfirmasi", value="Ani Lestari, 09.10")
    for fields, is_met in (((), None), ((unit,), False), ((unit, said), True)):
        article = Article(fields=fields, body="")
        assert checklist(article, has_text=True).get(Need.CONFIRMATION) is is_met
        assert ("lacks-confirmation" in {one.code for one in lacks(article, path="a.md")}) == (is_met is False)


def test_a_draft_is_told_what_its_material_lacks_and_nothing_of_it_holds_the_article():
    found = [*lacks(Article(fields=(Field(key="Place", value="Hulu"),), body=""), path="drafts/a.md")]
    assert [one.code for one in found] == ["lacks-photo", "lacks-contact", "lacks-event-date", "lacks-assignment"]
    assert not errors(found)
