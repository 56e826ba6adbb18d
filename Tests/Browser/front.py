"""What stands before a server on the internet: TLS at an address of its own. Bytes are passed on as
they come.
"""

import asyncio
import contextlib
import ssl
import threading

from server import Server, free_port


class Front:
    """Has an address before the server runs, for the server must know it."""

    def __init__(self, context: ssl.SSLContext):
        self.context = context
        self.port = free_port()
        self.url = f"https://127.0.0.1:{self.port}"
        self.loop = asyncio.new_event_loop()
        self.server: Server | None = None

    def before(self, server: Server) -> "Front":
        self.server = server
        ready = threading.Event()
        threading.Thread(target=self.run, args=(ready,), daemon=True).start()
        assert ready.wait(10), "the front does not listen"
        return self

    def run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self.loop)
        listening = asyncio.start_server(self.passes, "127.0.0.1", self.port, ssl=self.context)
        self.loop.run_until_complete(listening)
        ready.set()
        self.loop.run_forever()

    def close(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)

    async def passes(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self.server is not None
        with contextlib.suppress(OSError):
            inner, outer = await asyncio.open_connection("127.0.0.1", self.server.port)
            await asyncio.gather(carry(reader, outer), carry(inner, writer))


async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    writer.close()
