"""A real JupyterLab in a real browser, driven as a person would: pages with a notebook of given cells.

The server has folders of its own, so that nothing of the machine's Jupyter is read or written, and the settings that
`dnn-lab start` and `make lab` bring. Pages note what went wrong in them and what they asked of other hosts.
"""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import nbformat
import psutil

from dnn_lab import course

CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SETUP = Path(__file__).parents[2] / "scripts" / "setup.sh"
START_SECONDS = 60
# What JupyterLab writes to the console when a kernel dies, restarts or is ended.
KERNEL_WENT = re.compile("WebSocket (is already in|connection to)|Could not restore the debugger|.*Canceled future for")
KERNEL_IS_IDLE = "() => window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
NOTHING_RUNS = "() => ![...document.querySelectorAll('.jp-InputPrompt')].some((one) => one.innerText.includes('*'))"
TWO_FRAMES = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
OUTPUT_WIDTH = "() => document.querySelector('.jp-OutputArea-output')?.clientWidth"


def browser_path():
    """The browser that DNN_LAB_BROWSER names, else the one that the set-up finds, else ""."""
    named = os.environ.get("DNN_LAB_BROWSER")
    return named or subprocess.run(["bash", SETUP, "browser"], capture_output=True, text=True).stdout.strip()


class Server:
    """One JupyterLab with folders of its own; `folder` is where its notebooks lie."""

    def __init__(self, home):
        self.folder = home / "notebooks"
        self.folder.mkdir()
        self.token, self.port = secrets.token_hex(8), _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        places = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        places |= {f"JUPYTERLAB_{name}_DIR": str(home / name.lower()) for name in ("WORKSPACES", "SETTINGS")}
        places |= {"JUPYTER_CONFIG_PATH": str(course.JUPYTER), "IPYTHONDIR": str(home / "ipython")}
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={self.port}"]
        command += [f"--IdentityProvider.token={self.token}", "--ServerApp.port_retries=0"]
        command += ["--LabApp.expose_app_in_browser=True", str(self.folder)]
        self.log = open(home / "server.log", "w")  # noqa: SIM115
        self.process = subprocess.Popen(command, env={**os.environ, **places}, stdout=self.log, stderr=self.log)
        self._wait()

    def _wait(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                return self.api("status")
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError(f"JupyterLab did not start:\n{Path(self.log.name).read_text()}")

    def api(self, path, method="GET", data=None):
        headers = {"Authorization": f"token {self.token}"}
        body = None if data is None else json.dumps(data).encode()
        request = urllib.request.Request(f"{self.url}/api/{path}", body, headers, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or "null")

    def begin_session(self, notebook):
        """Starts the kernel of a notebook, as it is found by who comes back to it: it starts while the page loads."""
        self.api("sessions", "POST", {"path": notebook, "name": "", "type": "notebook", "kernel": {"name": "python3"}})

    def kernels(self):
        """The processes of the kernels now running."""
        children = psutil.Process(self.process.pid).children()
        return [child for child in children if "ipykernel_launcher" in child.cmdline()]

    def kill_kernels(self):
        """Kills every kernel as the system would when memory runs out; JupyterLab starts new, empty ones."""
        for kernel in self.kernels():
            kernel.kill()

    def stop_kernels(self, on=True):
        """Stops (or wakes) every kernel: a kernel that is busy for ever."""
        for kernel in self.kernels():
            kernel.suspend() if on else kernel.resume()

    def end_sessions(self):
        self.stop_kernels(on=False)
        for session in self.api("sessions"):
            self._end(session["id"])

    def _end(self, session):
        """Jupyter does not end a session whose kernel is still being restarted: it is asked again."""
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                return self.api(f"sessions/{session}", "DELETE")
            except urllib.error.HTTPError as refused:
                if refused.code != 500 or time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def close(self):
        self.stop_kernels(on=False)
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()


class Lab:
    """A browser page of JupyterLab with one notebook open. `widget` is the first Stepper in it.

    `errors` holds what the page threw or wrote to its console as an error, `elsewhere` what it asked of other hosts.
    """

    def __init__(self, server, page):
        self.server, self.page, self.errors, self.elsewhere = server, page, [], []
        page.on("pageerror", self._note_thrown)
        page.on("console", self._note_written)
        page.on("request", self._watch)

    def _note_thrown(self, error):
        """Leaves out what only JupyterLab's own scripts had a part in, such as its tool bar in a narrow window."""
        places = [line for line in (error.stack or "").splitlines() if line.strip().startswith("at ")]
        if not places or any("/static/lab/" not in place for place in places):
            self.errors.append(str(error))

    def _note_written(self, message):
        if message.type == "error" and not KERNEL_WENT.match(message.text):
            self.errors.append(message.text)

    def _watch(self, request):
        if not request.url.startswith((self.server.url, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def open_cells(self, *cells):
        """Opens a new notebook of these code cells and runs them all, without waiting for the end."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        name = f"test-{secrets.token_hex(4)}.ipynb"
        nbformat.write(notebook, self.server.folder / name)
        return self.open(name)

    def open(self, name):
        """Opens a notebook that lies in the server's folder and runs all of it, without waiting for the end."""
        self.server.begin_session(name)
        place = f"/lab/workspaces/{secrets.token_hex(4)}/tree/{name}"
        self.page.goto(f"{self.server.url}{place}?token={self.server.token}")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.wait_for_function(KERNEL_IS_IDLE, timeout=60_000)
        self.run_all()
        return self

    def run_all(self):
        self.page.evaluate("() => { jupyterapp.commands.execute('notebook:run-all-cells') }")

    def wait_idle(self, timeout=60_000):
        """Until every cell that was started has ended."""
        self.page.wait_for_function(NOTHING_RUNS, timeout=timeout)
        self.page.wait_for_function(KERNEL_IS_IDLE, timeout=timeout)

    @property
    def widget(self):
        return self.page.locator(".st").first

    def output(self, cell):
        """What cell number `cell`, from 0, shows."""
        return self.page.locator(".jp-Notebook .jp-Cell").nth(cell).locator(".jp-Cell-outputArea")

    def set_theme(self, name):
        """`name` as JupyterLab says it: "JupyterLab Light", "JupyterLab Dark"."""
        self.page.evaluate("theme => jupyterapp.commands.execute('apputils:change-theme', { theme })", name)
        light = "true" if "Light" in name else "false"
        self.page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")

    def set_width(self, pixels):
        """Closes the side bar and makes the window as wide as it must be for outputs of this width."""
        self.page.evaluate("() => jupyterapp.shell.collapseLeft()")
        for _ in range(4):
            size = self.page.viewport_size
            missing = pixels - self.page.evaluate(OUTPUT_WIDTH)
            if not missing:
                return
            self.page.set_viewport_size({**size, "width": size["width"] + missing})
            self.page.evaluate(TWO_FRAMES)
        raise RuntimeError(f"outputs are {self.page.evaluate(OUTPUT_WIDTH)} px wide, not {pixels}")

    def kill_kernel(self):
        """Kills the kernel and sends away JupyterLab's word about it, as a person would."""
        self.server.kill_kernels()
        self.page.locator(".jp-Dialog button").last.click(timeout=30_000)
        self.page.locator(".jp-Dialog").wait_for(state="detached")

    def restart_kernel(self):
        self.page.evaluate("() => { jupyterapp.commands.execute('kernelmenu:restart') }")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.page.locator(".jp-Dialog").wait_for(state="detached")
        self.page.wait_for_function(KERNEL_IS_IDLE, timeout=30_000)


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
