"""What time it is for the files of a folder: its own clock makes their times, and the machine's may
be far from it, on storage that others share."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def folder_time(folder: Path) -> float:
    """Seconds, as `st_mtime` has them. Raises OSError where nothing can be written. Blocks."""
    with tempfile.TemporaryFile(dir=folder) as fresh:
        return os.fstat(fresh.fileno()).st_mtime
