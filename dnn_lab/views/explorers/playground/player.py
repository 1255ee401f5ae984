"""Plays: work in slices of some milliseconds, between which controls are answered, and pictures as they are seen.

The browser tells which pictures it has painted, and only a few are ever on their way; training goes on meanwhile.
When nobody looks (another tab, a cell run again) it pauses by itself.
"""

import asyncio
from time import monotonic

AHEAD = 5
"""So many pictures may be on their way: more than the browser lets pass before it tells of one."""
PAUSE, PATIENCE = 0.001, 5.0
"""Seconds left to the controls after each slice; without news from the browser until it pauses."""
GAP, CALM_GAP = 0.025, 0.5
"""Seconds between pictures at least, and where the reader has asked for less motion."""


class Player:
    """work     () -> whether to go on: one slice of work
    picture  (number) -> None: sends picture `number`, of which `saw(number)` is told when it is painted
    ended    (why) -> None: called when it stops by itself, with "work", "unseen" or what went wrong
    """

    def __init__(self, work, picture, ended):
        self.work, self.picture, self.ended = work, picture, ended
        self.playing, self.sent, self.seen, self.calm, self._task = False, 0, 0, False, None
        self._news = self._shown = 0.0

    def play(self):
        """Raises RuntimeError where no event loop runs."""
        loop = asyncio.get_running_loop()
        self.playing, self.seen, self._news = True, self.sent, monotonic()
        self._task = loop.create_task(self._run())

    def pause(self):
        self.playing, self._task = False, None

    def saw(self, number, calm=False):
        self.seen, self.calm, self._news = number, calm, monotonic()

    async def _run(self):
        mine = self._task
        try:
            while self.playing and self._task is mine:
                if not self.work():
                    self._end("work")
                elif monotonic() - self._news > PATIENCE:
                    self._end("unseen")
                elif self._due():
                    self.sent, self._shown = self.sent + 1, monotonic()
                    self.picture(self.sent)
                await asyncio.sleep(PAUSE)
        except Exception as error:
            self._end(str(error))
            raise

    def _due(self):
        gap = CALM_GAP if self.calm else GAP
        return self.sent - self.seen < AHEAD and monotonic() - self._shown >= gap

    def _end(self, why):
        self.pause()
        self.ended(why)
