"""One connection, byte by byte: for requests no client library would send."""

import http.client
import socket

from server import Server

PATIENCE = 20  # seconds for any one answer


class Wire:
    def __init__(self, server: Server):
        self.socket = socket.create_connection(("127.0.0.1", server.port), PATIENCE)

    def __enter__(self) -> "Wire":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def send(self, *parts: bytes) -> "Wire":
        """Sends what the server will take; it may well hang up in the middle."""
        try:
            for part in parts:
                self.socket.sendall(part)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return self

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        """Status, header fields and body; status 0 when the server hung up without a word."""
        answer = http.client.HTTPResponse(self.socket)
        try:
            answer.begin()
            body = answer.read()
        except (ConnectionResetError, http.client.HTTPException):
            return 0, {}, b""
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, body
