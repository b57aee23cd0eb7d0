from paraf.rules.article import Article, Field
from paraf.rules.receiving.checklist import Need, checklist, missing_needs


def test_nothing_is_met_where_there_is_nothing():
    assert missing_needs(checklist(None, has_text=False)) == tuple(Need)


def test_everything_is_met_by_a_text_and_the_lines_that_say_it():
    keys = ("Image", "Image-Caption", "Image-Credit", "Image-Alt", "X-Kontak", "X-Tanggal-Acara", "Place", "Assignment")
    article = Article(fields=tuple(Field(key=key, value="x") for key in keys), body="")
    assert missing_needs(checklist(article, has_text=True)) == ()


def test_that_there_is_no_assignment_letter_is_an_answer():
    needs = checklist(Article(fields=(), body=""), has_text=True, without_assignment=True)
    assert needs[Need.ASSIGNMENT]
    assert Need.PHOTO in missing_needs(needs)
