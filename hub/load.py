"""A class at work: learners log in to a real hub, each with a server and a kernel, and answer all at the same time.

    sudo HUB_ENV/bin/python hub/load.py [--learners 30] [--answers 100] [--kill 6]

Starts `jupyterhub_config.py` with folders of its own, lets every learner type answers into a Stepper (the messages that
the browser sends), kills and restarts some servers in the middle, then counts in each learner's progress file whether
every answer that got its verdict was kept, and whether one learner can come at another's files or server. Accounts
`learner-loadN` are made and removed again. Prints what was measured; exit code 1 if an answer was lost.
"""

import argparse
import asyncio
import contextlib
import os
import secrets
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from learner import Learner

HERE = Path(__file__).parent
PORT = 8765


class Hub:
    """The hub of this folder, with state and homes under a folder of its own."""

    def __init__(self, place):
        self.place, self.url = place, f"http://127.0.0.1:{PORT}"
        for name in ("state", "homes"):
            (place / name).mkdir()
        settings = {"HUB_STATE": place / "state", "HUB_HOMES": place / "homes", "HUB_URL": self.url}
        env = {**os.environ, **{name: str(value) for name, value in settings.items()}}
        env["PATH"] = f"{Path(sys.executable).parent}:{env['PATH']}"
        command = [sys.executable, "-m", "jupyterhub", "-f", str(HERE / "jupyterhub_config.py")]
        with open(place / "hub.log", "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(command, env=env, stdout=log, stderr=log, cwd=place)

    def servers(self):
        """{learner: its server's process}."""
        found = {}
        for one in psutil.process_iter(["cmdline", "username"]):
            command = one.info["cmdline"] or ()
            if any("jupyterhub-singleuser" in part for part in command):
                found[(one.info["username"] or "").removeprefix("learner-")] = one
        return found

    def close(self):
        self.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(20)
        for child in psutil.Process().children(recursive=True):
            child.kill()


def memory(server):
    """MiB of a server and its kernels; memory that processes share is counted in parts."""
    return sum(one.memory_full_info().pss for one in (server, *server.children(recursive=True))) / 2**20


COUNT = """import csv, dnn_lab as lab
lab.progress().to_csv("kept.csv")
print(sum(row["what"] == "answered" for row in csv.DictReader(open("kept.csv"))))"""


def kept(hub, name):
    """How many answers a learner's progress holds, read and written out as the learner would."""
    home, account = hub.place / "homes" / f"learner-{name}", f"learner-{name}"
    options = {"env": {"HOME": home}, "user": account, "cwd": home}
    made = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, **options)
    if made.returncode:
        raise RuntimeError(made.stderr)
    return int(made.stdout.split()[-1])


def reaches(hub, one, other):
    """What one learner reads of another's, which should be nothing: files, and memory of processes."""
    home = hub.place / "homes" / f"learner-{other}"
    server = hub.servers()[other].pid
    tries = [["ls", str(home)], ["cat", f"/proc/{server}/environ"], ["cat", str(hub.place / "state" / "hub.sqlite")]]
    account = f"learner-{one}"
    done = [subprocess.run(words, capture_output=True, user=account, group=account, cwd="/") for words in tries]
    return [" ".join(words) for words, result in zip(tries, done, strict=True) if result.returncode == 0]


async def in_class(hub, names, answers, kill):
    learners = [Learner(hub.url, name, secrets.token_hex(8)) for name in names]
    started = time.monotonic()
    await asyncio.gather(*(learner.begin() for learner in learners))
    print(f"{len(names)} learners logged in, kernels running: {time.monotonic() - started:.0f} s")
    work = [asyncio.create_task(learner.work(answers)) for learner in learners]
    while kill and min(len(learner.times) for learner in learners) < answers // 2:
        await asyncio.sleep(0.05)
    for name in names[:kill]:
        server = hub.servers()[name]
        for process in (*server.children(recursive=True), server):
            process.kill()
    sizes = [memory(server) for name, server in hub.servers().items() if name in names[kill:]]
    await asyncio.gather(*work)
    foreign = await learners[0].status_of(names[1])
    return learners, sizes, foreign


def report(hub, learners, sizes, foreign):
    times = sorted(t for learner in learners for t in learner.times)
    middle, p95, p99 = (1000 * times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))
    print(f"Enter to verdict over {len(times)} answers: median {middle:.0f} ms, p95 {p95:.0f}, p99 {p99:.0f}")
    print(f"memory of a learner (server and kernel): mean {statistics.mean(sizes):.0f} MiB, largest {max(sizes):.0f}")
    counts = {learner.name: (len(learner.times), kept(hub, learner.name)) for learner in learners}
    lost = {name: pair for name, pair in counts.items() if pair[1] < pair[0]}
    print(f"answers with a verdict that are not in the learner's progress: {lost or 'none'}")
    reached = reaches(hub, learners[0].name, learners[1].name)
    print(f"what a learner reaches of another: {reached or 'nothing'}; the other's server answers {foreign}")
    return bool(lost or reached or foreign != 403)


def remove(account):
    """Ends all that an account runs, and the account."""
    for words in (["pkill", "-9", "-u", account], ["userdel", "--force", account]):
        subprocess.run(words, capture_output=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, value in (("learners", 30), ("answers", 100), ("kill", 6)):
        parser.add_argument(f"--{name}", type=int, default=value)
    given = parser.parse_args()
    names = [f"load{number}" for number in range(1, given.learners + 1)]
    place = Path(tempfile.mkdtemp(prefix="dnn-lab-hub-"))
    place.chmod(0o755)
    hub = Hub(place)
    try:
        return report(hub, *asyncio.run(in_class(hub, names, given.answers, given.kill)))
    except Exception:
        print("".join((place / "hub.log").read_text(encoding="utf-8").splitlines(keepends=True)[-60:]), file=sys.stderr)
        raise
    finally:
        hub.close()
        for name in names:
            remove(f"learner-{name}")
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
