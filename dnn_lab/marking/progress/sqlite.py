"""SQLite as Python has it; where Python was built without, a stand-in that opens nothing: then nothing can be kept."""

try:
    import sqlite3
except ImportError:
    from errno import ENOSYS
    from types import SimpleNamespace

    class _Error(Exception):
        """What SQLite would raise."""

    def _connect(*place, **options):
        raise OSError(ENOSYS, "this Python has no SQLite")

    _CODES = ("CORRUPT", "NOTADB", "FULL", "IOERR", "BUSY", "LOCKED")
    sqlite3 = SimpleNamespace(
        connect=_connect,
        Error=_Error,
        DatabaseError=_Error,
        OperationalError=_Error,
        **{f"SQLITE_{code}": -1 for code in _CODES},
    )

__all__ = ["sqlite3"]
