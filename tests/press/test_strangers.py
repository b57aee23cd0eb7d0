"""What may read anything is named; plain values and what is ours are not."""

from pathlib import Path

import pytest
from pelican import signals
from pelican.settings import DEFAULT_CONFIG

from paraf.press.engine.engine import same_signals
from paraf.press.engine.strangers import strangers_in


def found(*, plugins=(), chosen=None, **settings):
    """Give the strangers in settings."""
    usual = {"JINJA_ENVIRONMENT": DEFAULT_CONFIG["JINJA_ENVIRONMENT"]}
    return strangers_in({"PLUGINS": list(plugins)} | settings, usual | (chosen or {}))


@pytest.mark.parametrize("value", ["a", 1, 1.5, None, True, Path("x"), [("a", {"b": {1, 2}})], frozenset({"a"})])
def test_plain_values_are_no_strangers(value):
    assert found(WARTA=value) == ()


@pytest.mark.parametrize("value", [len, object(), [len], {"a": len}, {len: "a"}, (("a", [len]),), iter("a")])
def test_what_is_no_plain_value_is_a_stranger(value):
    assert found(WARTA=value) == ("WARTA",)


def test_a_plugin_is_a_stranger_unless_it_is_ours():
    ours = ["paraf_gate", "pelican.plugins.paraf_gate", "paraf_images"]
    assert found(plugins=[*ours, "sitemap", "pelican.plugins.search"]) == ("pelican.plugins.search", "sitemap")


@pytest.mark.parametrize("name", ["JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS"])
def test_code_that_templates_can_call_is_a_stranger(name):
    assert found(chosen={name: {}}) == ()
    assert found(chosen={name: {"a": str}}) == (name,)


def test_another_template_environment_is_a_stranger():
    assert found(chosen={"JINJA_ENVIRONMENT": {"extensions": ["jinja2.ext.do"]}}) == ("JINJA_ENVIRONMENT",)


def receiver(_sender):
    """Do nothing."""


class Receiver:
    """Something that can be called and says of no module where it comes from."""

    def __call__(self, _sender):
        """Do nothing."""


@pytest.mark.parametrize("stranger", [receiver, Receiver()])
def test_whoever_listens_to_pelican_is_a_stranger(stranger):
    with same_signals():
        signals.article_generator_finalized.connect(stranger)
        assert found() == (__name__,)
    assert found() == ()
