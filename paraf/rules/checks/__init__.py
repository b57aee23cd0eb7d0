"""Checks: what a correction desk looks for in a text, each finding with its line, quotation, reason and proposal.

* ``copy`` is the text that is checked, ``knowledge`` what the office knows, ``registry`` every group of rules.
* One file a group of rules: a table, and small pure functions from copy and knowledge to findings.
* What is certain is an error or a warning, what is not is a hint; none of them changes a text or stops it on its way.
"""
