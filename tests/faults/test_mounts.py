"""A newsroom whose folders are file systems of their own: all acts work, and cut off anywhere nothing is lost."""

import os
import shutil

import pytest

from paraf.desk.records.examining import examine
from paraf.rules.entries import Sealed
from paraf.rules.names import NOTE_SUFFIX, TEMPORARY_PREFIX
from paraf.rules.words import Stage
from paraf.rules.workflow.outcome import Refusal
from tests.support.crashes import crashes_at
from tests.support.cuts import CUTS, opened, prepared
from tests.support.namespaces import in_own_world, mount_tmpfs, unmount
from tests.support.newsrooms import House, photo, tree, with_picture

EVERY = os.environ.get("PARAF_FAULTS") == "all"
STRIDE = 1 if EVERY else 9
LONGEST = 400
MOUNTS = ("content", "drafts", "review", "images", "records/superseded")
KIND = "a crash between two file systems"


def elsewhere(root, mount):
    """Let a folder of a newsroom that is about to be made be a file system of its own."""
    folder = root / mount
    folder.mkdir(parents=True)
    mount_tmpfs(folder, size="32m")
    return root


def world_of(faults, act):
    world = in_own_world(act)
    if world.why_not:
        faults.skip(KIND, world.why_not)
    assert world.status == 0, world.said
    return world


def well(done):
    assert not isinstance(done, Refusal), done


def own_folder(name):
    return f"{name}/index.md", f"{name}/foto.jpg"


def beside(name):
    return f"{name}.md", "foto.jpg"


@pytest.mark.parametrize("mount", MOUNTS)
@pytest.mark.parametrize("naming", [beside, own_folder])
def test_a_paper_goes_the_whole_way_over_file_systems(faults, tmp_path, mount, naming):
    paper, picture = naming("banjir")

    def act():
        house = House(elsewhere(tmp_path / "kabar", mount))
        house.write(f"drafts/{picture}", photo())
        house.write(f"drafts/{paper}", with_picture())
        if naming is own_folder:
            house.write("drafts/banjir/bahan/suara.mp3", b"suara")
        well(house.submit(f"drafts/{paper}"))
        well(house.send_back(f"review/{paper}"))
        house.edit(f"drafts/{paper}", "Air sudah", "Air kini sudah")
        well(house.submit(f"drafts/{paper}"))
        well(house.sign(f"review/{paper}"))
        assert house.has(f"content/{paper}")
        assert naming is beside or house.has("content/banjir/bahan/suara.mp3")
        place = house.revise("banjir-surut")
        house.write(place, f"Change: ralat\nChange-Note: Foto keliru\n{house.read(place)}Ralat.\n")
        house.write(str((house.root / place).parent.relative_to(house.root) / "foto.jpg"), photo("blue"))
        well(house.submit(place))
        well(house.sign(place.replace("drafts", "review", 1)))
        house.reopen()
        house.sweep()
        assert house.superseded()
        assert not house.problems()
        assert not examine(house.newsroom, at=house.now)
        papers = [name for name in held(house) if name.endswith(".md")]
        assert len(papers) == 1, papers
        assert not house.told()
        with house.unchanged():
            house.sweep()

    world_of(faults, act)


def held(house, *, also=()):
    found = tree(*(house.root / folder for folder in (*Stage, "images", *also)))
    return {name: content for name, content in found.items() if not name.endswith(NOTE_SUFFIX)}


@pytest.mark.parametrize("mount", ["content", "drafts", "records/superseded"])
@pytest.mark.parametrize("cut", [*range(len(CUTS))])
def test_an_act_that_is_cut_off_between_file_systems_loses_nothing(faults, tmp_path, mount, cut):
    story, act, kind = CUTS[cut]

    def cuts():
        prepared(tmp_path / "start", story)
        for steps, step in enumerate(range(1, LONGEST, STRIDE)):
            root = elsewhere(tmp_path / "kabar", mount)
            house = opened(shutil.copytree(tmp_path / "start", root, dirs_exist_ok=True))
            was, papers = set(held(house).values()), places(house)
            acts = sum(isinstance(one, kind) for one in house.acts())
            crashed = crashes_at(step, lambda house=house: act(house))
            house.reopen()
            house.sweep()
            holds_all(house, was)
            done = sum(isinstance(one, kind) for one in house.acts()) > acts
            assert crashed or done
            with house.unchanged():
                house.sweep()
            both = crashed and kind is not Sealed  # what moves before its entry may lie in both places
            assert len(places(house)) <= len(papers) + both
            unmount(root / mount)
            shutil.rmtree(root)
            if not crashed:
                print("steps", steps)  # noqa: T201 - told to our parent
                return
        pytest.fail("the act had more steps than were tried")

    world = world_of(faults, cuts)
    steps = int(world.said.split()[-1])
    with faults.injected_one(KIND, count=steps):
        assert steps


def places(house):
    """Give where papers lie."""
    return sorted(name.removeprefix(str(house.root)) for name in held(house) if name.endswith(".md"))


def holds_all(house, was):
    """Hold that all bytes are still somewhere, none are left under a name of ours, and the records are whole."""
    lying = held(house, also=("records/superseded",))
    kept = {each.read_bytes() for each in house.newsroom.layout.vault.rglob("*") if each.is_file()}
    assert was <= {*lying.values()} | kept
    assert not [name for name in held(house) if TEMPORARY_PREFIX in name]
    assert not house.problems()
