"""Tables and plot say what the rows say: the least or the middle of it, and ours as a part of the peers'."""

from benchmarks.plots import groups_of, plot_of
from benchmarks.tables import quantile, tables_of

SPIN = {"load": 0.1, "spin_wall": 0.1, "spin_cpu": 0.1}


def row(site, mode, **values):
    return {"site": site, "articles": 10, "mode": mode, **values, **SPIN}


def cold(site, wall):
    return row(site, "cold", wall=wall, cpu=wall / 2, rss_mb=50.0)


def live(site, **seconds):
    return row(site, "resident", change="body", cpu=0.1, **{f"to_{spot}": value for spot, value in seconds.items()})


def test_the_least_build_of_each_is_compared():
    table = tables_of([cold("paraf", 3.0), cold("hugo", 4.0), cold("paraf", 2.0), cold("hugo", 5.0)])
    assert "| build | paraf wall / CPU s | hugo wall / CPU s | paraf : hugo |" in table
    assert "| cold | 2.00 / 1.25 | 4.00 / 2.25 | 0.500 |" in table


def test_ours_stands_first_whatever_was_measured_first():
    assert "| build | paraf wall / CPU s | pelican wall / CPU s |" in tables_of([cold("pelican", 1), cold("paraf", 1)])


def test_what_never_came_is_told_and_counts_in_no_quantile():
    table = tables_of(
        [
            live("paraf", page=0.1, feed=0.2),
            live("pelican", page=None, feed=1.0),
            live("paraf", page=0.1, feed=0.2),
            live("pelican", page=None, feed=None),
        ]
    )
    assert "| body, page | 0.100 / 0.100 | never | - |" in table
    assert "| body, feed | 0.200 / 0.200 | 1.000 / 1.000 (1 of 2 never) | 0.200 |" in table


def test_a_place_that_a_fresh_build_left_as_it_was_is_named():
    rows = [row("pelican", "fresh", change="withdrawal", wall=1.0, cpu=1.0, rss_mb=1.0, missing=["page"])]
    assert "| withdrawal, fresh process | 1.00 / 1.00 (not in: page) |" in tables_of(rows)


def test_a_peer_that_is_left_out_is_told_with_the_reason():
    assert "- hugo is left out at 10: no network" in tables_of([row("hugo", "left-out", why="no network")])


def test_a_busy_machine_shows():
    busy = {**cold("paraf", 1.0), "spin_wall": 0.3}
    assert "busy with something else at 1 of 2 rows" in tables_of([busy, cold("paraf", 1.0)])


def test_a_quantile_is_the_least_value_that_enough_do_not_exceed():
    values = [float(number) for number in range(1, 101)]
    assert (quantile(values, 0.5), quantile(values, 0.95), quantile([7.0], 0.95)) == (50.0, 95.0, 7.0)


def test_a_bar_is_the_last_place_that_shows_the_change():
    (group,) = groups_of([live("paraf", page=0.1, feed=0.3), live("hugo", page=1.5, feed=1.0)])
    assert (group.title, group.seconds, group.ratio) == ("body, live", {"paraf": 0.3, "hugo": 1.5}, "0.20")


def test_a_site_that_never_shows_it_everywhere_has_no_bar():
    (group,) = groups_of([live("paraf", page=0.1, feed=0.3), live("hugo", page=1.5, feed=None)])
    assert group.seconds == {"paraf": 0.3}
    assert group.ratio == ""


def test_there_is_a_bar_for_every_time():
    plot = plot_of([cold("paraf", 2.0), cold("hugo", 4.0)])
    assert "cold, paraf: 2.000 s" in plot
    assert "cold, hugo: 4.000 s" in plot
    assert plot_of([]).endswith("</svg>\n")
