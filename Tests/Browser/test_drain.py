"""A node leaves while it is busy: nothing that was sent to it is dropped."""

import http.client
import json
import random
import signal
import socket
import threading
import time
import urllib.error
import urllib.request

import pytest

from interface import ALIVE, CREATE, CREATED, LIST, LISTED_NUMBER, NUMBER, READY, new_report
from server import Server, run

CLIENTS = 16
DRAIN = 2  # seconds


def ready(server: Server) -> int:
    """What a load balancer asks; 0 = no connection."""
    try:
        with urllib.request.urlopen(server.url + READY, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code
    except (urllib.error.URLError, OSError):
        return 0


class Crowd:
    """Clients on connections they keep, sending for as long as the balancer lets them."""

    def __init__(self, server: Server):
        self.server = server
        self.taken_out = threading.Event()
        self.lock = threading.Lock()
        self.numbers: list[str] = []
        self.faults: list[str] = []
        self.closing = 0  # answers that ended their connection
        self.threads = [threading.Thread(target=self.client, args=(i,)) for i in range(CLIENTS)]

    def client(self, index: int) -> None:
        rng = random.Random(index)
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        count = 0
        while not self.taken_out.is_set():
            count += 1
            body = json.dumps(new_report(f"drain-{index}-{count}-x", rng))
            try:
                connection.request(
                    "POST", CREATE, body, {"Content-Type": "application/json"}
                )
                answer = connection.getresponse()
                content = json.loads(answer.read())
            except (OSError, http.client.HTTPException, ValueError) as error:
                self.fault(f"client {index}, request {count}: {error!r}")
                connection.close()
                continue
            if answer.status != CREATED:
                self.fault(f"client {index}, request {count}: status {answer.status}")
                continue
            with self.lock:
                self.numbers.append(content[NUMBER])
                self.closing += answer.getheader("Connection") == "close"
        connection.close()

    def fault(self, what: str) -> None:
        with self.lock:
            self.faults.append(what)


@pytest.fixture
def server(tmp_path):
    server = Server(tmp_path / "data", "--drain", str(DRAIN))
    try:
        yield server.start()
    finally:
        server.kill()


def wait_until(true, within: float, what: str) -> None:
    until = time.monotonic() + within
    while not true():
        assert time.monotonic() < until, what
        time.sleep(0.01)


def test_nothing_is_dropped_while_a_node_leaves(server):
    assert ready(server) == 200
    crowd = Crowd(server)
    for thread in crowd.threads:
        thread.start()
    wait_until(lambda: len(crowd.numbers) > 50, 60, "the crowd does not get going")
    idle = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    idle.request("GET", ALIVE)
    idle.getresponse().read()

    server.process.send_signal(signal.SIGTERM)
    signalled = time.monotonic()
    wait_until(lambda: ready(server) == 503, 1.5, "the node does not say that it leaves")
    served = len(crowd.numbers)
    # The balancer has seen it and sends nothing more; what it has sent is answered.
    wait_until(lambda: len(crowd.numbers) > served, 1.5, "a leaving node answers nobody")
    crowd.taken_out.set()
    for thread in crowd.threads:
        thread.join()
    assert crowd.faults == []
    assert crowd.closing > 0, "no answer ended its connection"

    # A connection that was quiet all the time still gets its answer, and is ended with it.
    idle.request("GET", ALIVE)
    answer = idle.getresponse()
    assert (answer.status, answer.getheader("Connection")) == (200, "close")
    answer.read()

    # A request that arrives in two halves, the second after the node has stopped listening.
    body = json.dumps(new_report("drain-two-halves", random.Random(99))).encode()
    slow = socket.create_connection(("127.0.0.1", server.port), 20)
    slow.sendall(
        b"POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        % (CREATE.encode(), len(body))
        + body[:20]
    )
    wait_until(lambda: ready(server) == 0, DRAIN + 10, "the node goes on listening")
    assert time.monotonic() - signalled >= DRAIN
    slow.sendall(body[20:])
    answer = http.client.HTTPResponse(slow)
    answer.begin()
    assert answer.status == CREATED
    crowd.numbers.append(json.loads(answer.read())[NUMBER])
    slow.close()

    assert server.process.wait(40) == 0, server.tail()
    server.process = None
    stored = {
        json.loads(line)[LISTED_NUMBER]
        for line in run(LIST, data=server.data).stdout.splitlines()
    }
    assert set(crowd.numbers) <= stored
    assert len(set(crowd.numbers)) == len(crowd.numbers)


def test_an_interrupt_waits_for_nothing_and_a_second_signal_for_nobody(server):
    begun = time.monotonic()
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(40) == 0, server.tail()
    assert time.monotonic() - begun < 30  # not the drain of the next one
    server.process = None

    server.extra = ["--drain", "600"]
    server.start()
    server.process.send_signal(signal.SIGTERM)
    wait_until(lambda: ready(server) == 503, 5, "the node does not say that it leaves")
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(20) == 130, server.tail()
    server.process = None
