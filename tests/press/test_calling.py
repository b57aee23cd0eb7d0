"""Templates give with our way of calling what they give with Jinja's own."""

from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment, pass_context, pass_environment, pass_eval_context

from paraf.press.theming.calling import SparingContext, let_speak


class Upper(NullTranslations):
    def gettext(self, message):
        return message.upper().replace("%(NAME)S", "%(name)s")

    def ngettext(self, singular, plural, number):
        return f"<{singular if number == 1 else plural}>"


class Called:
    @pass_context
    def __call__(self, context, *rest, **more):
        return context["x"], rest, sorted(more)


def stops():
    raise StopIteration


@pass_context
def of_context(context, *rest):
    return context.get("item", context["x"]), rest


GIVEN = {
    "x": "<x>",
    "called": Called(),
    "stops": stops,
    "plain": lambda *rest, **more: (rest, sorted(more.items())),
    "of_context": of_context,
    "of_environment": pass_environment(lambda environment: environment.autoescape),
    "of_shown": pass_eval_context(lambda shown, text: (shown.autoescape, text)),
}
PARTS = "{% macro say(a, b='<b>') %}{{ a }}{{ b }}{{ x }}{{ caller() if caller else '' }}{% endmacro %}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ _('a < b') }}{{ _('100%%') }}{{ gettext('50%% %(name)s', name=x) }}",
        "{% autoescape false %}{{ _('a < b') }}{{ gettext('%(name)s', name=x) }}{% endautoescape %}{{ _('a < b') }}",
        "{% trans name=x %}Hi {{ name }}{% endtrans %}{% trans %}100%{% endtrans %}",
        "{% trans count=2 %}one{% pluralize %}{{ count }} many{% endtrans %}",
        "{{ called(1, a=2) }}{{ stops() }}{{ plain(1, self=2, called=3) }}{{ 'a'.join(['b', x]) }}",
        "{% for item in [1, 2] %}{{ of_context(item) }}{{ loop.index }}{% endfor %}",
        "{{ of_environment() }}{{ of_shown('<') }}{% autoescape false %}{{ of_shown('<') }}{% endautoescape %}",
        "{% import 'parts' as parts with context %}{{ parts.say('<') }}{% call parts.say(1, b=2) %}<i>{% endcall %}",
        "{% import 'parts' as parts %}{% autoescape false %}{{ parts.say('<') }}{% endautoescape %}",
    ],
)
def test_what_is_called_gives_what_jinja_gives(text):
    pages = []
    for speak in (stock, let_speak):
        environment = Environment(autoescape=True, loader=DictLoader({"parts": PARTS}), extensions=["jinja2.ext.i18n"])
        speak(environment, Upper())
        pages.append([environment.from_string(text).render(GIVEN) for _ in range(2)])
    assert pages[0] == pages[1]
    assert environment.context_class is SparingContext


def stock(environment, catalogue):
    environment.install_gettext_translations(catalogue, newstyle=True)
