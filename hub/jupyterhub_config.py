"""JupyterHub for a class on one machine: jupyterhub -f hub/jupyterhub_config.py, as root.

Every learner is a system account of its own, made at the first login: home folder closed to all others, processes of
its own, limits on each of them. Idle servers are stopped; what was answered lies in the home folder and outlives them.
All that a site may want to change is asked of the environment, see README.md beside this file.
"""

import asyncio
import os
import pwd
import resource
import sys
from pathlib import Path

from jupyterhub.spawner import LocalProcessSpawner

from dnn_lab import course

c = get_config()  # noqa: F821

STATE = Path(os.environ.get("HUB_STATE", "/var/lib/dnn-lab-hub"))
HOMES = Path(os.environ.get("HUB_HOMES", "/home"))
CLASS = Path(os.environ.get("HUB_CLASS", STATE / "class.txt"))
MEMORY = int(float(os.environ.get("HUB_MEMORY_GIB", "1")) * 2**30)
IDLE = int(os.environ.get("HUB_IDLE_SECONDS", "3600"))
PREFIX = "learner-"
MOST_PROCESSES = 200
WELCOME = (
    "First time here? Choose a name of small letters and digits, and a password of at least 7 characters: "
    "they are yours from then on."
)

STATE.mkdir(parents=True, exist_ok=True)
STATE.chmod(0o700)


def names(path):
    """The names in a file, one a line; an empty set where there is no such file."""
    return set(path.read_text(encoding="utf-8").split()) if path.is_file() else set()


class LearnerSpawner(LocalProcessSpawner):
    """A learner's server under the account `learner-NAME`: no name at the door can be one of the system's own."""

    @property
    def account(self):
        return PREFIX + self.user.name

    def make_preexec_fn(self, name):
        become = super().make_preexec_fn(self.account)

        def preexec():
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_NPROC, (MOST_PROCESSES, MOST_PROCESSES))
            become()
            os.umask(0o077)

        return preexec

    def user_env(self, env):
        return {**env, "USER": self.account, "HOME": pwd.getpwnam(self.account).pw_dir, "SHELL": "/bin/bash"}


ACCOUNTS = asyncio.Lock()


async def run(*command, **options):
    """Runs a command without holding up the hub. Raises RuntimeError with what it said where it fails."""
    pipes = {"stdout": asyncio.subprocess.PIPE, "stderr": asyncio.subprocess.STDOUT}
    process = await asyncio.create_subprocess_exec(*map(str, command), **pipes, **options)
    said, _ = await process.communicate()
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {said.decode(errors='replace')}")


async def make_ready(spawner):
    """Before a server starts: the account, and the notebooks that are not there yet. Nothing is ever overwritten."""
    account = spawner.account
    async with ACCOUNTS:  # useradd locks the list of accounts, and does not wait for it
        try:
            pwd.getpwnam(account)
        except KeyError:
            await run("useradd", "--create-home", "--home-dir", HOMES / account, "--shell", "/bin/bash", account)
    home = Path(pwd.getpwnam(account).pw_dir)
    home.chmod(0o700)
    options = {"user": account, "group": account, "cwd": home, "env": spawner.get_env()}
    await run(sys.executable, "-m", "dnn_lab", "copy", home / "dnn-lab", **options)


c.JupyterHub.spawner_class = LearnerSpawner
c.JupyterHub.bind_url = os.environ.get("HUB_URL", "http://127.0.0.1:8000")
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
# A restarted hub finds the servers that went on without it.
c.JupyterHub.cleanup_servers = False

c.Spawner.pre_spawn_hook = make_ready
c.Spawner.notebook_dir = "~/dnn-lab"
c.Spawner.default_url = "/lab/tree/00_start.ipynb"
c.Spawner.mem_limit = MEMORY
# A server that was killed is noticed, and can be started again, after so many seconds.
c.Spawner.poll_interval = 5
c.Spawner.start_timeout = 120
c.Spawner.http_timeout = 120
# One thread for each learner: thirty share the machine.
c.Spawner.environment = {
    "OPENBLAS_NUM_THREADS": "1",
    "JUPYTER_CONFIG_PATH": str(course.JUPYTER),
}
c.Spawner.args = ["--ServerApp.terminals_enabled=False", "--MappingKernelManager.cull_idle_timeout=1800"]
# A class comes in all at once.
c.JupyterHub.concurrent_spawn_limit = 60

# The first password that a name logs in with is its password from then on. With a list of names, only they come in.
c.JupyterHub.authenticator_class = "firstuseauthenticator.FirstUseAuthenticator"
c.FirstUseAuthenticator.dbm_path = str(STATE / "passwords.dbm")
c.FirstUseAuthenticator.create_users = True
c.Authenticator.username_pattern = r"[a-z][a-z0-9]{0,19}"
c.Authenticator.admin_users = names(STATE / "teachers.txt")
c.Authenticator.allowed_users = names(CLASS)
c.Authenticator.allow_all = not CLASS.is_file()

c.JupyterHub.template_vars = {"announcement_login": WELCOME}

c.JupyterHub.services = [
    {"name": "idle", "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"]},
]
c.JupyterHub.load_roles = [
    {
        "name": "idle",
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
        "services": ["idle"],
    },
]
