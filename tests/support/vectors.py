"""Others' test vectors: data that lies beside the checkout and is no part of it."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHERE = Path(os.environ.get("PARAF_VECTORS") or ROOT.parent / "shared/vectors")


def vector_path(name: str) -> Path:
    """Give the path of a file of vectors; skip the test where it is absent."""
    path = WHERE / name
    if not path.exists():
        pytest.skip(f"no test vectors at {path}; PARAF_VECTORS says where they are")
    return path
