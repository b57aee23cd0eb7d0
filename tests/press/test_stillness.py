"""Stillness: when a paper has stopped changing."""

import os
import time

from paraf.desk.disk.copying import is_being_written
from paraf.desk.papers.gathering import gather
from paraf.press.watching.stillness import Stillness
from paraf.rules.settling import Pace
from paraf.rules.words import Stage
from tests.support.commands import child, picture, text_of
from tests.support.press import open_newsroom

SLOW = Pace(still=0.2, held=600)


def closed(_path):
    return False


def opened(_path):
    return True


def test_a_paper_is_still_when_it_has_looked_the_same_for_a_while(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar")
    (newsroom.root / "review" / "banjir.md").write_text(text_of())
    still = Stillness(SLOW, closed)
    assert not still(gather(newsroom, Stage.REVIEW, "banjir.md"))
    time.sleep(0.25)
    assert still(gather(newsroom, Stage.REVIEW, "banjir.md"))
    (newsroom.root / "review" / "banjir.md").write_text(text_of(body="Lain."))
    assert not still(gather(newsroom, Stage.REVIEW, "banjir.md"))


def test_a_paper_that_is_gone_is_forgotten(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar")
    (newsroom.root / "review" / "banjir.md").write_text(text_of())
    still = Stillness(SLOW, closed)
    still(gather(newsroom, Stage.REVIEW, "banjir.md"))
    time.sleep(0.25)
    still.forget_gone(lambda place: place == "review/banjir.md")
    assert still(gather(newsroom, Stage.REVIEW, "banjir.md"))
    still.forget_gone(lambda _place: False)
    assert not still(gather(newsroom, Stage.REVIEW, "banjir.md"))


def test_a_picture_that_grows_keeps_its_paper_from_being_still(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar")
    (newsroom.root / "review" / "air.jpg").write_bytes(picture())
    (newsroom.root / "review" / "banjir.md").write_text(text_of(Image="air.jpg"))
    still = Stillness(SLOW, closed)
    still(gather(newsroom, Stage.REVIEW, "banjir.md"))
    time.sleep(0.25)
    (newsroom.root / "review" / "air.jpg").write_bytes(picture("blue"))
    assert not still(gather(newsroom, Stage.REVIEW, "banjir.md"))


def test_an_old_paper_is_still_at_first_sight_and_one_from_the_future_is_not(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar")
    place = newsroom.root / "review" / "banjir.md"
    place.write_text(text_of())
    gathered = gather(newsroom, Stage.REVIEW, "banjir.md")
    time.sleep(0.5)
    assert Stillness(SLOW, closed)(gathered)
    ahead = time.time() + 5000  # noqa: TID251 - a file's own time
    os.utime(place, (ahead, ahead))
    assert not Stillness(SLOW, closed)(gather(newsroom, Stage.REVIEW, "banjir.md"))


def test_a_paper_that_is_held_open_is_not_still_before_a_longer_while(tmp_path):
    newsroom = open_newsroom(tmp_path / "kabar")
    (newsroom.root / "review" / "banjir.md").write_text(text_of())
    time.sleep(0.5)
    gathered = gather(newsroom, Stage.REVIEW, "banjir.md")
    assert not Stillness(SLOW, opened)(gathered)
    assert Stillness(Pace(still=0.2, held=0.4), opened)(gathered)


def test_whoever_has_a_file_open_for_writing_is_seen(tmp_path):
    place = tmp_path / "banjir.md"
    place.write_text("x")
    assert not is_being_written(place)
    with place.open():
        assert not is_being_written(place)
    with place.open("a"):
        assert is_being_written(place)
    assert not is_being_written(place)
    assert not is_being_written(tmp_path / "none")
    assert not is_being_written(tmp_path)


def test_looking_does_not_end_us_when_somebody_opens_the_file_meanwhile(tmp_path):
    place = tmp_path / "banjir.md"
    place.write_text("x")
    script = (
        "import sys, threading\nfrom pathlib import Path\nfrom paraf.desk.disk.copying import is_being_written\n"
        "place = Path(sys.argv[1])\n"
        "def write():\n    for _ in range(400):\n        place.open('a').close()\n"
        "writer = threading.Thread(target=write)\nwriter.start()\n"
        "while writer.is_alive():\n    is_being_written(place)\n"
    )
    import sys  # noqa: PLC0415

    assert child(sys.executable, "-W", "ignore", "-c", script, place, folder=tmp_path).returncode == 0
