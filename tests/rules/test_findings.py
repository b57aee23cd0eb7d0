from paraf.rules.findings import Finding, Level, codes, errors

ERROR = Finding(code="bad-date", path="review/banjir.md", line=3, detail={"value": "31 November"})
HINT = Finding(code="no-summary", level=Level.HINT, path="review/banjir.md")


def test_a_place_is_written_as_people_write_it():
    assert ERROR.place == "review/banjir.md:3"
    assert HINT.place == "review/banjir.md"


def test_only_errors_refuse():
    assert errors([HINT, ERROR]) == (ERROR,)
    assert errors([HINT]) == ()


def test_codes_are_compared_as_a_set():
    assert codes([ERROR, HINT, ERROR]) == {"bad-date", "no-summary"}


def test_a_finding_weighs_as_an_error_unless_it_says_otherwise():
    assert Finding(code="x").level is Level.ERROR
    assert Finding(code="x").detail == {}
