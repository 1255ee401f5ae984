"""One learner of the load test: logs in by the hub's own form, starts a server and a kernel, and answers in a Stepper.

The messages are those that the browser sends: a comm message with an answer to mark, and its verdict comes back.
"""

import asyncio
import json
import re
import time
import uuid
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPRequest
from tornado.websocket import WebSocketClosedError, websocket_connect

PATIENCE, TRIES = 120, 20
GONE = (WebSocketClosedError, OSError, TimeoutError)
CELL = """import dnn_lab as lab
net = lab.Network([2, 3, 1], hidden="sigmoid", output="sigmoid", loss="half_squared_error", seed={seed})
trace = net.training_trace([0.4, -2.0], [1], learning_rate=0.5)
stepper = lab.Stepper(trace, mode="by hand")
asked = [(step.name, f"{{step.value:.4g}}") for step in trace if step.asked]
print("MODEL", stepper.model_id, *(f"{{name}}={{value}}" for name, value in asked))"""

AsyncHTTPClient.configure(None, max_clients=200)


class Learner:
    """`times` are the seconds from an answer to its verdict, one for each answer that got one."""

    def __init__(self, url, name, password):
        self.url, self.name, self.password = url, name, password
        self.cookies, self.times = {}, []
        self.client = AsyncHTTPClient()

    async def ask(self, path, method="GET", body=None, redirects=8, wanted=(200, 201, 202)):
        """The answer to a request, with this learner's cookies, following redirects so that each may set its own."""
        cookies = self.cookies_for(path)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        if method != "GET" and "_xsrf" in cookies:
            headers["X-XSRFToken"] = cookies["_xsrf"]
        request = HTTPRequest(self.url + path, method, headers, body, follow_redirects=False, request_timeout=PATIENCE)
        reply = await self.client.fetch(request, raise_error=False)
        for line in reply.headers.get_list("Set-Cookie"):
            self.cookies.update({(one["path"] or "/", name): one.value for name, one in SimpleCookie(line).items()})
        if reply.code in (301, 302, 303) and redirects:
            path = reply.headers["Location"].removeprefix(self.url)
            return await self.ask(path, redirects=redirects - 1, wanted=wanted)
        if wanted and reply.code not in wanted:
            raise RuntimeError(f"{self.name}: {method} {path} gave {reply.code}: {reply.body[:200]}")
        return reply

    def cookies_for(self, path):
        """{name: value} of the cookies that belong to a path, the nearest where there are several of a name."""
        fitting = sorted((place, name) for place, name in self.cookies if path.startswith(place))
        return {name: self.cookies[place, name] for place, name in fitting}

    async def begin(self):
        await self.until_up("/hub/login")
        await self.ask("/hub/login")
        token = self.cookies_for("/hub/")["_xsrf"]
        form = urlencode({"username": self.name, "password": self.password, "_xsrf": token})
        await self.ask("/hub/login", "POST", form)
        await self.start()

    async def until_up(self, path, *pages):
        """Asks until there is an answer; `pages` are opened before each try: they start a server and let one in."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                for page in pages:
                    await self.ask(page, wanted=())
                return await self.ask(path)
            except (OSError, RuntimeError):
                await asyncio.sleep(0.5)
        raise RuntimeError(f"{self.name}: {path} did not answer")

    async def start(self):
        """A server, a kernel in it, and the Stepper of a worksheet of 47 steps."""
        pages = f"/hub/spawn/{self.name}", f"/user/{self.name}/lab"
        await self.until_up(f"/user/{self.name}/api/status", *pages)
        kernel = json.loads((await self.ask(f"/user/{self.name}/api/kernels", "POST", "{}")).body)["id"]
        await self.connect(kernel)
        text = await self.run(CELL.format(seed=int(self.name[4:])))
        self.model, *pairs = re.search(r"MODEL (.*)", text)[1].split()
        self.asked = [pair.split("=") for pair in pairs]

    async def connect(self, kernel):
        path = f"{self.url.replace('http', 'ws', 1)}/user/{self.name}/api/kernels/{kernel}/channels"
        cookies = self.cookies_for(f"/user/{self.name}/")
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        self.socket = await websocket_connect(HTTPRequest(path, headers=headers, request_timeout=PATIENCE))

    async def send(self, kind, content):
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": self.name, "username": "", "version": "5.3"}
        whole = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        await self.socket.write_message(json.dumps(whole))
        return header["msg_id"]

    async def messages(self):
        while True:
            text = await asyncio.wait_for(self.socket.read_message(), PATIENCE)
            if text is None:
                raise ConnectionError("the server went away")
            if isinstance(text, str):
                yield json.loads(text)

    async def run(self, code):
        """What a cell prints."""
        sent, out = await self.send("execute_request", {"code": code, "silent": False, "store_history": False}), ""
        async for message in self.messages():
            mine = message["parent_header"].get("msg_id") == sent
            if mine and message["msg_type"] == "stream":
                out += message["content"]["text"]
            if mine and message["msg_type"] == "error":
                raise RuntimeError("\n".join(message["content"]["traceback"]))
            if mine and message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return out

    async def answer(self, name, text, number):
        """Types one answer; returns when its verdict is there."""
        began = time.monotonic()
        question = {"kind": "mark", "id": number, "step": name, "text": text, "own": {}, "rungs": 0}
        await self.send("comm_msg", {"comm_id": self.model, "data": {"method": "custom", "content": question}})
        async for message in self.messages():
            content = message["content"].get("data", {}).get("content", {}) if message["msg_type"] == "comm_msg" else {}
            if content.get("id") == number:
                self.times.append(time.monotonic() - began)
                return content

    async def work(self, answers):
        """Answers one after the other; a server that went away is started again, and the answer given again."""
        while len(self.times) < answers:
            name, text = self.asked[len(self.times) % len(self.asked)]
            try:
                await self.answer(name, text, len(self.times))
            except GONE:
                await self.start_again()

    async def start_again(self):
        """Starts a server until one stays: the hub may still send to the one that was killed."""
        for _ in range(TRIES):
            try:
                return await self.start()
            except GONE:
                await asyncio.sleep(1)
        raise RuntimeError(f"{self.name}: no server came back")

    async def status_of(self, other):
        """The code with which another learner's server turns this one away."""
        return (await self.ask(f"/user/{other}/api/kernels", wanted=())).code
