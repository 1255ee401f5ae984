"""One file of progress, opened: whole, up to date, safe with several kernels. Knows SQLite, nothing of the recorder.

A transaction that was committed outlives the process: with a write-ahead log it has left the process by then, and
where there can be none (some network folders) SQLite's rollback journal does the same more slowly.
"""

from contextlib import closing, suppress

from dnn_lab.marking.progress.schema import COLUMNS, TooNew, migrate
from dnn_lab.marking.progress.sqlite import sqlite3

PATIENCE = 0.5  # seconds to wait for another kernel that is writing; one answer takes it a tenth of a millisecond
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_INSERT = f"INSERT INTO event ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM event ORDER BY id"

_CLEAR = ("PRAGMA secure_delete = ON", "DELETE FROM event", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")


class Damaged(Exception):
    """The file is not, or not wholly, what it should be."""


class Database:
    """A file of progress. Raises Damaged, schema.TooNew, or sqlite3.Error and OSError for what the disk refuses.

    `fresh` is whether this very call made the file.
    """

    def __init__(self, path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            self.fresh = self._prepare() == 0
        except BaseException:
            self.close()
            raise

    def _prepare(self):
        try:
            if self._connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise Damaged
            with suppress(sqlite3.OperationalError):
                self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            had = migrate(self._connection)
            self._look_for_the_table()
            return had
        except sqlite3.DatabaseError as error:
            raise (Damaged if is_damage(error) else error) from error

    def _look_for_the_table(self):
        try:
            self._connection.execute(f"{_SELECT} LIMIT 0")
        except sqlite3.OperationalError as error:
            if "no such" in str(error):
                raise Damaged from error
            raise

    def write(self, rows):
        """Keeps all of the rows or, raising, none of them."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(_INSERT, rows)
            self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise (Damaged if is_damage(error) else error) from error

    def rows(self):
        """Every row, oldest first, in the order of `COLUMNS`."""
        return _read(self._connection)

    def clear(self):
        """Deletes every row for good: nothing of it stays in the file."""
        for statement in _CLEAR:
            self._connection.execute(statement)

    def close(self):
        with suppress(sqlite3.Error):
            self._connection.close()


def rows_of(path, how=""):
    """The rows of a file in whatever state it is, as far as they can be read. It may be changed by that: take a copy.

    how  the query of SQLite's URI for the file: "?immutable=1" reads what nobody can write to, and changes nothing
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}{how}", uri=True, isolation_level=None)) as connection:
        with suppress(sqlite3.Error, TooNew):
            connection.execute("PRAGMA writable_schema = ON")  # then a file that was cut off is read up to there
            migrate(connection)
        return _read(connection)


def _read(connection):
    found = []
    with suppress(sqlite3.Error):
        for row in connection.execute(_SELECT):
            found.append(row)
    return found


def is_damage(error):
    """Whether SQLite says that the file is damaged."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
