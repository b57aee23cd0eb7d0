"""Contacts: how a number or a mailbox is compared with the office's list of public ones (``kamus/kontak.csv``)."""

import re


def contact_key(typed: str) -> str:
    """Give the form in which a contact is compared: a mailbox in small letters, of a number its digits."""
    if "@" in typed:
        return typed.strip().casefold()
    return re.sub(r"^62", "0", re.sub(r"\D", "", typed))
