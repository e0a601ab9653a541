"""Listening: a small server on this machine's own address, one page at a time, nothing written."""

from __future__ import annotations

import logging
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from urllib.parse import urlsplit

from comity.errors import StoreError, UsageError
from comity.present.web.answers import LONGEST, Answer, answer, sentence

log = logging.getLogger(__name__)

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Server(ThreadingHTTPServer):
    """Serves the pages of one store until it is shut down. Use as a context manager."""

    daemon_threads = True

    def __init__(self, store: str, *, host: str = "127.0.0.1", port: int = 8765) -> None:
        """Listen at once; port 0 takes any that is free.

        Raises:
            UsageError: a port that no computer has.
            StoreError: the address cannot be listened at.
        """
        if not 0 <= port <= 65_535:
            raise UsageError(f"port {port} is none: give a number from 0 to 65535, such as 8765.")
        try:
            super().__init__((host, port), _Handler)
        except OSError as problem:
            why = problem.strerror or problem
            raise StoreError(f"{host} port {port} cannot be listened at: {why}. Give another --port.") from problem
        self.store = store
        self.hosts = _LOOPBACK if host in _LOOPBACK else None
        # One page at a time: two large dossiers at once would take twice the memory, and no less time.
        self.one_at_a_time = Lock()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "comity"
    sys_version = ""
    timeout = 30
    """Seconds that a client may take to say what it wants."""

    def do_GET(self) -> None:
        """Send the page at an address."""
        self._send(self._answer())

    def do_HEAD(self) -> None:
        """Send what would come before the page."""
        self._send(self._answer())

    def _answer(self) -> Answer:
        host = self.headers.get("Host")
        if not self._is_ours(host):
            # A page elsewhere whose name leads to this machine (DNS rebinding) must not read the record.
            return sentence(421, f"{str(host)[:80]!r} is not this server: open {self.server.address}/ instead.")
        with self.server.one_at_a_time:
            return answer(
                self.path[: LONGEST + 1], self.server.store, f"http://{host}" if host else self.server.address
            )

    def _is_ours(self, host: str | None) -> bool:
        if host is None or self.server.hosts is None:
            return True
        try:
            return urlsplit(f"//{host}").hostname in self.server.hosts
        except ValueError:
            return False

    def _send(self, made: Answer) -> None:
        body = made.text.encode("utf8", "replace")
        try:
            self.send_response(made.status)
            for name, value in {"Content-Type": made.kind, "Content-Length": str(len(body)), **_HEADERS}.items():
                self.send_header(name, value)
            if made.status == HTTPStatus.SERVICE_UNAVAILABLE:
                self.send_header("Retry-After", "60")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            log.debug("the reader left before %r was sent", self.path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Say in a sentence why a request is no request that this server knows."""
        self.close_connection = True
        rules = {
            HTTPStatus.NOT_IMPLEMENTED: "Pages are only shown here: ask with GET or HEAD.",
            HTTPStatus.REQUEST_URI_TOO_LONG: f"The address is too long: {LONGEST:,} characters will do.",
        }
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = getattr(self, "request_version", "") or "HTTP/1.0"
        self._send(sentence(code, rules.get(HTTPStatus(code), "That is no request of a browser (HTTP): send one.")))

    def log_message(self, format: str, *args: object) -> None:
        """Keep the log for those who ask for it."""
        log.debug(format, *args)
