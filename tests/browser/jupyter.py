"""A real JupyterLab in a real browser, driven as a person would: pages with a notebook of given cells."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import nbformat

CHROMIUM_FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
START_SECONDS = 60


class Server:
    """One JupyterLab with folders of its own; `folder` is where its notebooks lie."""

    def __init__(self, home):
        self.folder = home / "notebooks"
        self.folder.mkdir()
        self.token, self.port = secrets.token_hex(8), _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        places = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
        places |= {"JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
        self.log = open(home / "server.log", "w")  # noqa: SIM115
        command = [
            sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={self.port}",
            f"--IdentityProvider.token={self.token}", "--ServerApp.port_retries=0", "--LabApp.expose_app_in_browser=True",
            "--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", str(self.folder),
        ]  # fmt: skip
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
        raise RuntimeError(f"JupyterLab did not start; see {self.log.name}")

    def api(self, path):
        request = urllib.request.Request(f"{self.url}/api/{path}", headers={"Authorization": f"token {self.token}"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            return json.load(answer)

    def kill_kernels(self):
        """Kills every kernel of this server as the system would when memory runs out; the server restarts none of them."""
        for pid in _children(self.process.pid):
            os.kill(pid, signal.SIGKILL)

    def stop_kernels(self, on=True):
        """Stops (or wakes) every kernel: a kernel that is busy for ever."""
        for pid in _children(self.process.pid):
            os.kill(pid, signal.SIGSTOP if on else signal.SIGCONT)

    def close(self):
        self.stop_kernels(on=False)
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()


def _children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split() if _is_kernel(int(child))]


def _is_kernel(pid):
    with open(f"/proc/{pid}/cmdline", "rb") as file:
        return b"ipykernel" in file.read()


class Lab:
    """A browser page of JupyterLab with one notebook open. `widget` is the first Stepper in it."""

    def __init__(self, server, page):
        self.server, self.page, self.errors = server, page, []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open_cells(self, *cells):
        """Opens a new notebook of these code cells and runs them all."""
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        name = f"test-{secrets.token_hex(4)}.ipynb"
        nbformat.write(notebook, self.server.folder / name)
        return self.open(name)

    def open(self, name):
        self.page.goto(f"{self.server.url}/lab/workspaces/{secrets.token_hex(4)}/tree/{name}?token={self.server.token}")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.wait_for_function("window.jupyterapp && window.jupyterapp.shell.currentWidget", timeout=60_000)
        self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.sessionContext?.session?.kernel?.status === 'idle'", timeout=60_000
        )
        self.page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells') }")
        return self

    @property
    def widget(self):
        return self.page.locator(".st").first

    def set_theme(self, name):
        self.page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', { theme: name })", name)
        light = "true" if "Light" in name else "false"
        self.page.wait_for_selector(f'body[data-jp-theme-light="{light}"]', state="attached")

    def kill_kernel(self):
        """Kills the kernel and sends away JupyterLab's word about it, as a person would."""
        self.server.kill_kernels()
        self.page.locator(".jp-Dialog button").last.click(timeout=30_000)
        self.page.locator(".jp-Dialog").wait_for(state="detached")


def _free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
