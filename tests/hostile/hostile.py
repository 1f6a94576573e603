"""What the scripts here share: a folder of their own to run in, runs with their peak memory, and checks that are sentences."""
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SHOP = Path(__file__).resolve().parents[2] / "samples" / "shop"
# Address space and stacks are another matter under a sanitizer.
SANITIZED = b"__asan_init" in PROGRAM.read_bytes()
COULD_NOT_JUDGE = 2

_failures = []


def check(holds, sentence, *details):
    if not holds:
        _failures.append(sentence)
        print(f"NOT SO: {sentence}")
        for detail in details:
            print(f"    {detail!r}"[:2000])


def finish():
    os.chdir("/")
    shutil.rmtree(_folder, ignore_errors=True)
    sys.exit(1 if _failures else 0)


class Run:
    """What a run came to: status (negative: the signal), out, err, and the most memory it had, in MiB."""

    def __init__(self, *arguments, feed=None, stdout=subprocess.PIPE, seconds=60, **options):
        environment = {"PATH": os.environ["PATH"], "HOME": "/", "LC_ALL": "C", "NO_COLOR": "1", **options.pop("env", {})}
        process = subprocess.Popen(
            [PROGRAM, *arguments],
            stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            env=environment,
            **options,
        )
        watch = threading.Timer(seconds, process.kill)
        watch.start()
        texts = {}
        readers = [
            threading.Thread(target=lambda name=name, stream=stream: texts.__setitem__(name, stream.read()))
            for name, stream in (("out", process.stdout), ("err", process.stderr))
            if stream
        ]
        for reader in readers:
            reader.start()
        if feed:
            try:
                for piece in feed:
                    process.stdin.write(piece)
                process.stdin.close()
            except BrokenPipeError:
                pass  # it has had enough, which is what some of these ask for
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = self.status = os.waitstatus_to_exitcode(status)
        watch.cancel()
        for reader in readers:
            reader.join()
        self.out, self.err = texts.get("out", b""), texts.get("err", b"")
        self.peak = used.ru_maxrss / 1024

    def __repr__(self):
        return f"status {self.status}, {self.peak:.0f} MiB, out {self.out[:300]!r}, err {self.err[:600]!r}"


def refused(what, run, *parts):
    """The run could not be done, said why on standard error, with these words, and printed nothing."""
    said = run.status == COULD_NOT_JUDGE and not run.out and run.err.startswith(b"cxkpi: ")
    check(said and all(part.encode() in run.err for part in parts), what, run, parts)


def unshown(text):
    """The characters of a text that a terminal must not get."""
    letters = text.decode("utf-8", "replace")
    hidden = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2028\u2029\u2066\u2067\u2068\u2069\ufffd"
    return [c for c in letters if c != "\n" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in hidden)]


_folder = tempfile.mkdtemp(prefix="cxkpi-hostile-")
os.chdir(_folder)
os.chmod(_folder, 0o755)
