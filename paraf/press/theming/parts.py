"""Parts: templates that others import, made once for all pages that know the same.

* A part is nothing but macros and imports. What it gives follows from the names that it asks its importer for, it and
  what it imports: where they mean the very same things as before, it is the one that was made then.
* Nothing is read when a part is made. What its macros read they read when they are called, for each page anew.
* What is called with all that a template knows asks for the page's language, and for no other name: it is ours or
  Jinja's own. Where a newsroom brings in more, every page is made by Pelican.
* A template is looked into when it was imported so often that this costs less than it saves.
"""

from collections.abc import Mapping
from functools import cached_property
from operator import is_
from typing import Any

from jinja2 import Environment, Template, nodes
from jinja2.environment import TemplateModule
from jinja2.meta import find_referenced_templates, find_undeclared_variables
from jinja2.utils import missing

from paraf.press.theming.templating import LANGUAGE

OFTEN = 100
"""So many times a template is imported before anybody looks into it."""


def make_parts_once(environment: Environment) -> None:
    """Let an environment whose templates stay as they were loaded make parts once for all pages that know the same."""
    environment.template_class = Part


class Part(Template):
    """A template that may be a part of others."""

    _imported = 0
    _known: list[Any] | None = None
    _made: TemplateModule

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002  # Jinja's own name
        shared: bool = False,  # noqa: FBT001, FBT002  # Jinja's own signature
        locals: Mapping[str, Any] | None = None,  # noqa: A002  # Jinja's own name
    ) -> TemplateModule:
        """Give what a template imports that knows these names."""
        self._imported += 1
        if not shared or self._imported <= OFTEN or self.asked is None:
            return super().make_module(vars, shared, locals)
        given, own = vars or {}, locals or {}
        known = [given.get(name, missing) if own.get(name, missing) is missing else own[name] for name in self.asked]
        if self._known is None or not all(map(is_, known, self._known)):
            told = zip(self.asked, known, strict=True)
            self._made = super().make_module({name: value for name, value in told if value is not missing}, shared)
            self._known = known
        return self._made

    @cached_property
    def asked(self) -> frozenset[str] | None:
        """Give the names that this and all that it imports ask for; None where it is no part."""
        parsed = self._parsed()
        if parsed is None or not all(map(_is_of_a_part, parsed.body)):
            return None
        asked = {LANGUAGE, *find_undeclared_variables(parsed)}
        for name in find_referenced_templates(parsed):
            imported = self.environment.get_template(name, self.name) if name else None
            if not isinstance(imported, Part) or imported.asked is None:
                return None
            asked |= imported.asked
        return frozenset(asked)

    def _parsed(self) -> nodes.Template | None:
        """Give what the template says; None where nobody knows any more."""
        loader = self.environment.loader
        if loader is None or self.name is None:
            return None
        source, _, _ = loader.get_source(self.environment, self.name)
        every = self.environment.overlay()
        every.globals = {}  # a page may know them otherwise, and Jinja does not tell that they are asked for
        return every.parse(source) if self.is_up_to_date else None


def _is_of_a_part(node: nodes.Node) -> bool:
    """Tell whether nothing is read when this is made, and nothing is left behind when it is called."""
    if isinstance(node, nodes.Macro):
        return not any(node.find_all(nodes.EvalContextModifier))
    if isinstance(node, nodes.Output):
        return all(isinstance(each, nodes.TemplateData) for each in node.nodes)
    return isinstance(node, nodes.Import | nodes.FromImport)
