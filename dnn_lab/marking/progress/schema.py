"""The form of the file, as SQLite keeps it. A change of form is one more entry of `MIGRATIONS`, never an edit of one.

`PRAGMA user_version` says how many entries a file has had; `migrate` gives it the rest in one transaction.
"""

COLUMNS = ("day", "what", "topic", "level", "worksheet", "step", "kind", "verdict", "mistakes", "hints")

MIGRATIONS = (
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY, day TEXT NOT NULL, what TEXT NOT NULL, topic TEXT NOT NULL, level INTEGER,
        worksheet TEXT NOT NULL, step TEXT NOT NULL, kind TEXT NOT NULL, verdict TEXT NOT NULL,
        mistakes TEXT NOT NULL, hints INTEGER NOT NULL)""",
)


class TooNew(Exception):
    """A file of a later version than this one knows."""


def version(connection):
    return connection.execute("PRAGMA user_version").fetchone()[0]


def migrate(connection):
    """Brings a file up to date; returns the version it had, 0 for a new file. Raises TooNew. All or nothing."""
    had = version(connection)
    if had == len(MIGRATIONS):
        return had
    connection.execute("BEGIN IMMEDIATE")
    try:
        had = version(connection)  # another kernel may have been quicker
        if had > len(MIGRATIONS):
            raise TooNew
        for step in MIGRATIONS[had:]:
            connection.execute(step)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return had
