"""``paraf build --verify``: the site compared with a clean build, and mended where it differs."""

from paraf.cli import build


def test_a_healthy_site_is_said_to_be_equal(office):
    done = office("build", "--verify")
    assert done.status == 0, done
    assert "Dibandingkan dengan cetak bersih" in done.err
    answer = office("build", "--verify", "--json").json
    assert answer["compared"]
    assert answer["files_compared"] == answer["total"]
    assert answer["differing"] == []


def test_articles_of_one_moment_are_compared_whatever_their_slugs_have_in_common(office):
    for slug in ("banjir", "banjir-surut", "banjir0"):
        office.signed(slug)
    answer = office("build", "--verify", "--json").json
    assert (answer["compared"], answer["differing"]) == (True, [])


def test_a_file_that_differs_is_named_and_mended_and_the_doctor_shows_it(office, monkeypatch):
    assert office("build").status == 0
    front = office.root / "public" / "index.html"
    whole = front.read_bytes()

    def overwritten(*given, **rest):
        run = print_site(*given, **rest)
        front.write_bytes(b"lain")
        return run

    print_site = build.print_site
    monkeypatch.setattr(build, "print_site", overwritten)
    answer = office("build", "--verify", "--json")
    assert answer.status == 3
    assert answer.json["differing"] == ["index.html"]
    assert front.read_bytes() == whole
    assert "site-mended" in office("doctor", "--json").codes
    monkeypatch.undo()
    assert office("build", "--verify").status == 0
