"""`lab.progress()`: what was kept, as a picture and a table; written out as CSV, deleted. Static HTML, no script.

Reads what the recorder kept and shows it; knows nothing of how it is kept.
"""

from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path

from dnn_lab.marking.progress import files, summary, table
from dnn_lab.marking.progress.recorder import IN_PAGE, RECORDER
from dnn_lab.marking.progress.schedule import standings
from dnn_lab.marking.progress.schema import TooNew
from dnn_lab.marking.progress.sqlite import sqlite3
from dnn_lab.marking.progress.words import COLUMNS, KINDS, PARTS, SHOWN, SLIP_COLUMNS, TOPICS, count, days_ago
from dnn_lab.views.bars import Bar, bars


def progress():
    """How it is going: a `Progress`, for the last line of a cell."""
    return Progress(RECORDER, date.today())


class Progress:
    """What was answered, hinted and shown on this computer, up to the moment this was made.

    rows   one for each topic and kind of step: how many went how;  slips  the mistakes that came up
    path   where it is kept, as text: `DNN_LAB_HOME` moves it, `DNN_LAB_PROGRESS=off` keeps nothing
    """

    def __init__(self, recorder, today):
        self._recorder, self._today = recorder, today
        self._history = recorder.history()
        self.rows, self.slips = summary.rows(self._history), summary.slips(self._history)
        self._due = {skill: standing.due for skill, standing in standings(self._history).items()}

    @property
    def path(self):
        return str(files.newest(self._recorder.place))

    def to_csv(self, path):
        """Writes all of it to a CSV file, one line for each answer, hint and result shown: no name, no time of day.

        Raises OSError, saying why, where the file cannot be written.
        """
        try:
            table.write(self._history, path)
        except OSError as error:
            raise OSError(SHOWN["unwritable"].format(path=path, reason=error.strerror)) from None
        print(SHOWN["written"].format(events=count(len(self._history), "line"), path=Path(path).name))

    def delete(self):
        """Deletes all that was kept on this computer, for good."""
        try:
            self._recorder.delete()
        except (sqlite3.Error, OSError, TooNew) as error:
            place = files.spelled(self.path)
            print(SHOWN["undeleted"].format(place=place, reason=str(error).capitalize() or "It is of a newer version"))
        else:
            print(SHOWN["deleted"].format(events=count(len(self._history), "line")))

    def __repr__(self):
        if not self._history:
            return SHOWN["empty"]
        lines = [self._line(row) for row in self.rows]
        slips = [f"{slip.title}: {count(slip.steps, 'step')}" for slip in self.slips]
        return "\n".join([self._title(), *lines, *([f"{SHOWN['slips']}:", *slips] if slips else []), self._place()])

    def _repr_html_(self):
        if not self._history:
            return f"<p>{escape(SHOWN['empty'])}</p>"
        slips = [(slip.title, slip.steps, _when(slip.last, self._today)) for slip in self.slips]
        parts = [f"<p>{escape(self._title())}</p>"]
        if self.rows:
            parts += [bars(list(self._bars()), PARTS.values(), SHOWN["picture"]), as_table(COLUMNS, self._cells())]
        if slips:
            parts += [f"<p>{escape(SHOWN['slips'])}</p>", as_table(SLIP_COLUMNS, slips)]
        return "".join([*parts, f"<p>{escape(self._place())}</p>"])

    def _title(self):
        days = count(len({kept.day for kept in self._history}), "day")
        steps, first = sum(row.all for row in self.rows), sum(row.first for row in self.rows)
        return SHOWN["title"].format(steps=count(steps, "step"), days=days, first=first)

    def _place(self):
        return SHOWN["page" if IN_PAGE else "place"].format(place=files.spelled(self.path))

    def _cells(self):
        for row in self.rows:
            yield topic_title(row.topic), kind_title(row.kind), row.first, row.later, row.open, self._again(row)

    def _line(self, row):
        fields = {"topic": topic_title(row.topic), "kind": kind_title(row.kind), "first": row.first, "all": row.all}
        again = self._again(row)
        return SHOWN["line"].format(**fields) + (f", {again}" if again else "")

    def _bars(self):
        """A heading for each topic, a bar for each kind of step in it."""
        for topic, rows in groupby(self.rows, key=lambda row: row.topic):
            yield Bar(topic_title(topic))
            for row in rows:
                yield Bar(kind_title(row.kind), (row.first, row.later, row.open), f"{row.first} of {row.all}")

    def _again(self, row):
        """When a kind of step is due; code has no turn of its own."""
        due = self._due.get((row.topic, row.kind))
        if due is None or row.kind == "exercise":
            return ""
        days = (due - self._today).days
        return SHOWN["due"] if days <= 0 else SHOWN["later"].format(days=count(days, "day"))


def as_table(head, rows):
    """A plain HTML table of text cells."""
    heads = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def topic_title(topic):
    return TOPICS.get(topic, topic)


def kind_title(kind):
    return KINDS.get(kind, kind)


def _when(day, today):
    return days_ago((today - date.fromisoformat(day)).days)
