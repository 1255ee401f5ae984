"""Running somebody's function for a few seconds at most, wherever a cell may run.

In the main thread of Linux and macOS an alarm stops it. Elsewhere (Windows, a second thread, a browser's Python) each
line it comes to is asked whether time is up. One long call into compiled code ends before either can act.
"""

import signal
import sys
import threading
import time

AGAIN = 0.001


class Stopped(BaseException):
    """Time is up. Not an Exception, so that `except Exception` in the function lets it through."""


def within(seconds, run):
    """Calls `run()`. Returns False if it was stopped because it took longer than `seconds`, else True."""
    try:
        _way()(seconds, run)
    except Stopped:
        return False
    return True


def _way():
    alarms = hasattr(signal, "setitimer") and sys.platform != "emscripten"
    return _by_alarm if alarms and threading.current_thread() is threading.main_thread() else _by_tracing


def _by_alarm(seconds, run):
    """The alarm comes again and again: a bare `except` that swallows the first is left by a later one."""
    running = True

    def ring(*_):
        if running:
            raise Stopped

    before = signal.signal(signal.SIGALRM, ring)
    other = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            run()
        finally:
            running = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, *other)


def _by_tracing(seconds, run):
    end = time.monotonic() + seconds

    def look(frame, event, argument):
        if time.monotonic() > end:
            raise Stopped
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        run()
    finally:
        sys.settrace(before)
