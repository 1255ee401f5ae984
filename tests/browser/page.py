"""The Stepper alone on a page, without JupyterLab: quick enough to look at every step at every width."""

import functools
import http.server
import json
import threading

from dnn_lab.views.payload import payload
from dnn_lab.views.stepper import _CSS_TEXT, _STATIC

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stepper</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } h1 { position: absolute; clip-path: inset(50%%) }</style><style>%s</style></head>
<body><main><h1>Stepper</h1><div id="place"></div></main><script type="module">
import module from "/stepper/stepper.mjs";
const place = document.getElementById("place");
let close;
window.sent = [];
window.mount = (sheet, settings, width, theme) => {
  close?.();
  document.documentElement.style.setProperty("--jp-layout-color0", theme === "dark" ? "#111111" : "#ffffff");
  document.documentElement.style.background = theme === "dark" ? "#111111" : "#ffffff";
  place.style.width = `${width}px`;
  const listeners = {};
  window.model = {
    get: (name) => ({ payload: sheet, settings })[name], on: (name, f) => { listeners[name] = f; }, off() {},
    send: (message) => window.sent.push(message), save_changes() {}, set() {},
  };
  window.receive = (message) => listeners["msg:custom"](message);
  close = module.render({ model: window.model, el: place });
};
window.ready = true;
</script></body></html>"""


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def do_GET(self):
        if self.path.split("?")[0] != "/":
            return super().do_GET()
        body = (_PAGE % _CSS_TEXT).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        return self.wfile.write(body)

    def log_message(self, *args):
        pass


class Page:
    """A page with one Stepper, seen as `view` says; `show` mounts another trace, width or theme in it."""

    def __init__(self, chromium, **view):
        handler = functools.partial(Handler, directory=str(_STATIC))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.page = chromium.new_page(**{"viewport": {"width": 1200, "height": 900}, **view})
        self.errors = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(f"http://127.0.0.1:{self.server.server_port}/")
        self.page.wait_for_function("window.ready")

    def show(self, trace, width=1100, theme="light", **settings):
        sheet = json.loads(json.dumps(payload(trace)))
        self.page.evaluate("async (a) => { await document.fonts.ready; mount(...a) }", [sheet, settings, width, theme])
        return self.page

    def close(self):
        self.page.close()
        self.server.shutdown()
        assert not self.errors, self.errors
