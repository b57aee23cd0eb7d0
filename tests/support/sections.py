"""Sections of the settings, read by themselves."""

from paraf.rules.settings import Table


def mistakes_in(section, read, settings):
    """Give what is wrong with a section's settings: code and key path of each finding."""
    table = Table(values=settings, path="newsroom.toml", at=section)
    read(table)
    return [(finding.code, finding.detail["key"]) for finding in table.mistakes]
