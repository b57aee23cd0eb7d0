"""Calling: how a theme's templates call macros, functions and the office's sentences, without asking each what it is.

* What is called gets what Jinja would give it, and gives the same.
* A sentence without blanks is looked up once.
"""

from gettext import NullTranslations
from types import FunctionType
from typing import Any

from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from markupsafe import Markup


class SparingContext(Context):
    """A template's names, whose macros and plain functions are called as they are."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401  # whatever templates know
        """Call something with what its kind is given besides."""
        kind = type(called)
        if kind is Macro:
            args = (self.eval_ctx, *args)
        elif kind is not FunctionType:
            return super().call(called, *args, **kwargs)
        elif called.__dict__:
            if called.__dict__.get("jinja_pass_arg") is not _EVAL_CONTEXT:
                return super().call(called, *args, **kwargs)
            args = (self.eval_ctx, *args)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        try:
            return called(*args, **kwargs)
        except StopIteration:
            return super().call(_stopped)


def let_speak(environment: Environment, catalogue: NullTranslations) -> None:
    """Let an environment's templates speak the sentences of a catalogue, and call what they know sparingly."""
    environment.context_class = SparingContext
    environment.install_gettext_translations(  # type: ignore[attr-defined]  # comes with the extension
        catalogue, newstyle=True
    )
    said: dict[str, Markup] = {}

    @pass_eval_context
    def gettext(shown: EvalContext, sentence: str, **blanks: object) -> str:
        if blanks or not shown.autoescape:
            found = catalogue.gettext(sentence)
            return (Markup(found) if shown.autoescape else found) % blanks  # noqa: S704  # the theme's own words
        if sentence not in said:
            said[sentence] = Markup(catalogue.gettext(sentence)) % {}  # noqa: S704
        return said[sentence]

    environment.globals.update({"gettext": gettext, "_": gettext})


@pass_eval_context
def _marked(_shown: EvalContext) -> None:
    """Show how Jinja marks what wants to know whether text is escaped."""


_EVAL_CONTEXT = _marked.__dict__["jinja_pass_arg"]


def _stopped() -> None:
    raise StopIteration
