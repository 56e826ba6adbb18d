"""A bad day, on purpose. Three database machines (etcd, Patroni, PostgreSQL), two nodes and a load
balancer, all on this machine; people report without pause while

    restart   both nodes are restarted one after the other: no request may fail
    kill      the leading database machine loses power (kill -9); later it comes back
    freeze    the leading machine hangs for a while and then goes on as if nothing had happened

and at the end every number that was given must stand for exactly the report it was given for.

    make drill                          the debug program
    TANGGAP=/usr/bin/tanggap python3 -B Drill/drill.py --steps kill,kill,kill --seed 7

Writes drill.json. Exit status 0 only when nothing acknowledged was lost or doubled, `tanggap check`
finds nothing, numbers were given again within 30 s of each kill, and no request failed while the
nodes were restarted. Not covered: a power cut of the disks (the page cache survives a killed
process) and broken networks.
"""

import argparse
import json
import re
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from cluster import NAME, REPOSITORY, Cluster, Machine, until
from front import DRAIN_SECONDS, Front
from load import Load

# From a failure to the first number given again. A machine that hangs takes new connections and
# says nothing: each of them costs a node its connect_timeout besides.
BACK_SECONDS = {"kill": 30, "freeze": 45}
FROZEN_SECONDS = 40  # longer than the leader's lease
CLIENTS = 16
SETTLED_SECONDS = 5  # of load before and after each step


def restart(front: Front, load: Load) -> dict:
    began = time.monotonic()
    took = front.restart_in_turn()
    time.sleep(2)
    failed = load.failed_between(began, time.monotonic())
    served = sum(one.at >= began for one in load.answered)
    return {
        "failed": sum(failed.values()),
        "failures": dict(failed),
        "reports_meanwhile": served,
        "seconds_to_end": [round(t, 1) for t in took],
        "ok": not failed and served > 0,
    }


def lose_leader(cluster: Cluster, load: Load, freeze: bool) -> dict:
    leader = cluster.leader()
    assert leader is not None
    limit = BACK_SECONDS["freeze" if freeze else "kill"]
    leader.signal(signal.SIGSTOP) if freeze else leader.kill()
    began = time.monotonic()
    try:
        until("a number given again", 120, lambda: load.first_after(began) is not None)
        if freeze:
            time.sleep(max(0.0, began + FROZEN_SECONDS - time.monotonic()))
    finally:
        # A hung machine goes on where it was, still thinking that it leads.
        leader.signal(signal.SIGCONT) if freeze else leader.start()
    rejoined = cluster.until_whole(3)
    now_leads: Machine | None = cluster.leader()
    back = load.first_after(began)
    failed = load.failed_between(began, time.monotonic())
    return {
        "leader_before": leader.name,
        "leader_after": now_leads and now_leads.name,
        "back_after_s": round(back, 1) if back else None,
        "limit_s": limit,
        "rejoined_after_s": round(rejoined, 1),
        "attempts_that_failed": dict(failed),
        "ok": back is not None and back <= limit and now_leads is not leader,
    }


def compare(cluster: Cluster, load: Load) -> dict:
    """Every number given against the store, which holds each submission's id in its text."""
    leader = cluster.leader()
    assert leader is not None
    rows = cluster.sql(leader, "SELECT number, text FROM reports", user=NAME, base=NAME).splitlines()
    stored = [(row.split("|")[0], re.search(r"\[([0-9a-f-]{36})\]", row)) for row in rows]
    holds = {found[1]: number for number, found in stored if found}
    given = load.numbers()
    numbers = Counter(number for number, _ in stored)
    submissions = Counter(found[1] for _, found in stored if found)
    return {
        "acknowledged": len(given),
        "stored": len(rows),
        "lost": sum(s not in holds for s in given),
        "under_another_number": sum(holds.get(s, n) != n for s, n in given.items()),
        "doubled": sum(c > 1 for c in numbers.values()) + sum(c > 1 for c in submissions.values()),
        "one_number_for_two": len(given) - len(set(given.values())),
    }


def run(steps: list[str], clients: int, seed: int, folder: Path) -> dict:
    cluster = Cluster(folder)
    front: Front | None = None
    try:
        say("starting three database machines")
        cluster.start()
        front = Front(cluster.ground, cluster.address)
        front.migrate()
        say("starting two nodes and the balancer")
        front.start()
        load = Load(front.port, clients)
        began = time.monotonic()
        load.start(seed)
        done: list[dict] = []
        time.sleep(SETTLED_SECONDS)
        quiet = load.failed_between(0, time.monotonic())
        rate = len(load.answered) / (time.monotonic() - began)
        say(f"{rate:.0f} reports a second from {clients} clients")
        for step in steps:
            match step:
                case "restart":
                    figures = restart(front, load)
                case "kill" | "freeze":
                    figures = lose_leader(cluster, load, freeze=step == "freeze")
                case _:
                    raise SystemExit(f"no such step: {step}")
            done.append({"step": step, **figures})
            say(json.dumps(done[-1]))
            time.sleep(SETTLED_SECONDS)
        load.stop()
        seconds = time.monotonic() - began
        found = compare(cluster, load)
        clean, words = front.check()
        say(words.splitlines()[-1] if words else "check said nothing")
        if load.wrong or not clean:
            say("\n".join(load.wrong[:20] + words.splitlines()[:20]))
            say(front.tails())
        whole = not any(v for k, v in found.items() if k not in ("acknowledged", "stored"))
        return {
            "ok": all(one["ok"] for one in done) and whole and clean and not load.wrong,
            "clients": clients,
            "seed": seed,
            "seconds": round(seconds),
            "reports_per_second_before": round(rate),
            "drain_s": DRAIN_SECONDS,
            "steps": done,
            **found,
            "sent_again": load.repeats,
            "pages_read": load.pages,
            "check_clean": clean,
            "wrong": load.wrong[:20],
            "failed_before_any_step": dict(quiet),
        }
    except BaseException:
        for machine in cluster.machines:
            say(cluster.ground.tail(machine.name))
        if front is not None:
            say(front.tails())
        raise
    finally:
        if front is not None:
            front.stop()
        cluster.stop()


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--steps", default="restart,kill,freeze")
    options.add_argument("--clients", type=int, default=CLIENTS)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--keep", action="store_true", help="leave the folder with all logs")
    given = options.parse_args()
    # The processes of two users meet in this folder.
    folder = Path(tempfile.mkdtemp(prefix="tanggap-drill-"))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        result = run(given.steps.split(","), given.clients, given.seed, folder)
    finally:
        say(f"logs: {folder}") if given.keep else shutil.rmtree(folder, ignore_errors=True)
    (REPOSITORY / "drill.json").write_text(json.dumps(result, indent=2) + "\n")
    outages = [s["back_after_s"] for s in result["steps"] if "back_after_s" in s]
    print(
        f"{'held' if result['ok'] else 'FAILED'}: {result['acknowledged']} numbers given, "
        f"{result['lost']} lost, {result['doubled']} doubled; "
        f"back after {', '.join(f'{o} s' for o in outages) or 'no failure'}; "
        f"{sum(s.get('failed', 0) for s in result['steps'])} requests failed in restarts; "
        f"check {'clean' if result['check_clean'] else 'NOT clean'}"
    )
    return 0 if result["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
