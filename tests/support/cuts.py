"""Acts that may be cut off anywhere: a newsroom's story before each, the act, and the entry that it makes.

* The same act opens a newsroom anew, a day later, as a process does that knows nothing of the story.
"""

from datetime import timedelta

from paraf.rules.entries import Returned, Sealed, Submitted
from tests.support.newsrooms import START, House, photo, with_picture

LATER = START + timedelta(days=1)


def prepared(root, story):
    house = House(root)
    story(house)
    return house


def opened(root):
    house = House.__new__(House)
    house.root, house.now = root, LATER
    house.reopen()
    return house


def waits(house):
    house.write("drafts/foto.jpg", photo())
    house.write("drafts/banjir.md", with_picture())
    house.submit("drafts/banjir.md")


def draft(house):
    house.write("drafts/foto.jpg", photo())
    house.write("images/bersama.jpg", photo("blue"))
    house.write("drafts/banjir.md", with_picture() + "\n![Peta](images/bersama.jpg)\n")


def folder(house):
    house.write("drafts/banjir/foto.jpg", photo())
    house.write("drafts/banjir/bahan/suara.mp3", b"suara")
    house.write("drafts/banjir/index.md", with_picture())
    house.submit("drafts/banjir/index.md")


def revision(house):
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    place = house.revise("banjir-surut")
    house.write(place, f"Change: ralat\nChange-Note: Foto keliru\n{house.read(place)}Ralat.\n")
    house.write("drafts/foto.jpg", photo("blue"))
    house.submit(place)


def folder_for_file(house):
    """A revision in a folder of its own, of a paper without one."""
    house.write("review/foto.jpg", photo())
    house.publish(content=with_picture())
    revised_in(house, "banjir/index.md", "drafts/banjir.rev-2.md")


def file_for_folder(house):
    """A revision without a folder, of a paper in one of its own."""
    house.write("review/banjir/foto.jpg", photo())
    house.publish("banjir/index.md", with_picture())
    revised_in(house, "lain.md", "drafts/banjir.rev-2/index.md")


def revised_in(house, path, place):
    assert house.revise("banjir-surut") == place
    house.write(f"drafts/{path}", f"Change: ralat\nChange-Note: Foto keliru\n{house.read(place)}Ralat.\n")
    (house.root / place).unlink()
    house.write(f"drafts/{path.rpartition('/')[0]}/foto.jpg", photo("blue"))
    house.submit(f"drafts/{path}")


def typed(house):
    waits(house)
    house.type_signoff("review/banjir.md")


def typed_and_moved(house):
    typed(house)
    house.move("review/banjir.md", "content/banjir.md")


def dropped(house):
    draft(house)
    house.move("drafts/banjir.md", "review/banjir.md")


CUTS = [
    (draft, lambda house: house.submit("drafts/banjir.md"), Submitted),
    (dropped, lambda house: house.sweep(), Submitted),
    (waits, lambda house: house.sign("review/banjir.md"), Sealed),
    (waits, lambda house: house.send_back("review/banjir.md"), Returned),
    (folder, lambda house: house.sign("review/banjir/index.md"), Sealed),
    (folder, lambda house: house.send_back("review/banjir/index.md"), Returned),
    (revision, lambda house: house.sign("review/banjir.rev-2.md"), Sealed),
    (folder_for_file, lambda house: house.sign("review/banjir/index.md"), Sealed),
    (file_for_folder, lambda house: house.sign("review/lain.md"), Sealed),
    (typed, lambda house: house.sweep(), Sealed),
    (typed_and_moved, lambda house: house.sweep(), Sealed),
]
