"""Keeps what happens: an event is in the file before its verdict is handed on, so that a kernel may die at any moment.

Whatever the disk does, the lesson goes on: what cannot be written is held and tried again with the next event, and the
learner is told once (`news`). Works from any thread. `DNN_LAB_PROGRESS=off` keeps nothing.
"""

import atexit
import errno
import os
import sys
from datetime import date
from threading import Lock

from dnn_lab.marking.progress import files
from dnn_lab.marking.progress.database import Damaged, Database
from dnn_lab.marking.progress.history import events_of, kept_of
from dnn_lab.marking.progress.schema import TooNew
from dnn_lab.marking.progress.sqlite import sqlite3
from dnn_lab.marking.progress.words import NEWS

SWITCH = "DNN_LAB_PROGRESS"
IN_PAGE = sys.platform == "emscripten"  # Python in a web page: its files last as long as the page
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Recorder:
    """Writes events to the newest file of a folder; `place` is that folder, by default `files.folder()`."""

    def __init__(self, place=None):
        self._place, self._lock = place, Lock()
        self._database = self._path = self._mark = None
        self._waiting, self._news, self._said = [], [], set()

    @property
    def place(self):
        self._place = self._place or files.folder()
        return self._place

    @property
    def waiting(self):
        """Rows that could not be written yet."""
        return list(self._waiting)

    def keep(self, event):
        if os.environ.get(SWITCH) == "off":
            return
        with self._lock:
            self._waiting.append(row_of(event))
            self._write()

    def history(self):
        """All that was kept, and what is held until it can be, as `Kept` events, oldest first."""
        return events_of(self.place) + [kept_of(row) for row in self.waiting]

    def delete(self):
        """Deletes all that is kept or held. Raises sqlite3.Error, OSError or TooNew where it cannot be done."""
        with self._lock:
            self._waiting = []
            self._close()
            for path in files.files(self.place):
                _clear(path)

    def flush(self):
        """Tries once more to write what is waiting."""
        with self._lock:
            if self._waiting:
                self._write()

    def news(self):
        """What the learner has not been told yet, as one text; "" if there is nothing."""
        with self._lock:
            told, self._news = " ".join(self._news), []
        return told

    def close(self):
        with self._lock:
            self._close()

    def _write(self):
        try:
            self._open().write(self._waiting)
            self._waiting = []
        except Damaged:
            self._begin_anew()
        except (sqlite3.Error, OSError, TooNew) as error:
            self._say(_trouble(error))
            self._close()

    def _begin_anew(self):
        """The newest file is damaged: on to the next one, unless that is damaged too."""
        old = self._path
        self._close()
        self._path = files.after(old)
        try:
            self._open().write(self._waiting)
            self._waiting = []
            self._say("damaged", old=files.spelled(old))
        except (sqlite3.Error, OSError, TooNew, Damaged) as error:
            self._say(_trouble(error))
            self._close()

    def _open(self):
        """The open file; opened anew in a forked process, and where the file is no longer the one that was opened."""
        if self._database is None or self._mark != _mark(self._path):
            self._close()
            self._path = max(self._path or files.newest(self.place), files.newest(self.place), key=files.number)
            self._database = Database(self._path)
            self._mark = _mark(self._path)
            if self._database.fresh and files.number(self._path) == 1 and not os.environ.get(files.HOME):
                self._say("page" if IN_PAGE else "where")
        return self._database

    def _close(self):
        """Lets go of the file. A connection from before a fork belongs to the parent and is left alone."""
        if self._database is not None and self._mark and self._mark[0] == os.getpid():
            self._database.close()
        self._database = None

    def _say(self, key, **fields):
        if key not in self._said:
            self._said.add(key)
            self._news.append(NEWS[key].format(place=files.spelled(self._path), **fields))


def _clear(path):
    """Empties a file, as another kernel may have it open; one that is damaged is taken away."""
    try:
        database = Database(path)
    except Damaged:
        for part in path.parent.glob(f"{path.name}*"):
            part.unlink()
        return
    try:
        database.clear()
    finally:
        database.close()


def row_of(event):
    """An event as a row, in the order of `schema.COLUMNS`."""
    day, mistakes = date.today().isoformat(), " ".join(event.mistakes)
    about = (event.what, event.topic, event.level, event.worksheet, event.step, event.kind, event.verdict)
    return (day, *about, mistakes, event.hints)


def _mark(path):
    """Which file this is, seen from which process; None if it is not there."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return os.getpid(), stat.st_dev, stat.st_ino


def _trouble(error):
    """The key in `NEWS` of what went wrong."""
    if isinstance(error, TooNew):
        return "newer"
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _FULL or getattr(error, "errno", None) in _NO_ROOM:
        return "full"
    return "busy" if code in _BUSY else "refused"


def tell():
    """Prints in a cell what the learner has not been told yet."""
    news = RECORDER.news()
    if news:
        print(news)


RECORDER = Recorder()
atexit.register(RECORDER.flush)
