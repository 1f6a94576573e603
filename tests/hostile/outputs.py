"""Outputs that cannot be written, and readers that stop reading."""
import gzip
import os
import resource
import signal
import subprocess

from hostile import SHOP, Run, check, finish, refused

FULL = "No space left on device"
every_print = {
    "report": ["report", SHOP],
    "a report as CSV": ["report", SHOP, "--format", "csv"],
    "check": ["check", SHOP, "--require", "promise_rate >= 1"],
    "rows": ["rows", "promise_rate", SHOP, "--hits"],
    "explain": ["explain", "promise_rate"],
    "list": ["list"],
    "inspect": ["inspect", SHOP],
    "help": ["--help"],
    "help of a command": ["report", "--help"],
    "version": ["--version"],
}
for name, arguments in every_print.items():
    with open("/dev/full", "wb") as full:
        refused(f"{name} on a full standard output", Run(*arguments, stdout=full), f"standard output: cannot be written: {FULL}")
    reading, writing = os.pipe()
    os.close(reading)
    run = Run(*arguments, stdout=writing)
    os.close(writing)
    check(run.status == -signal.SIGPIPE and not run.err, f"{name} ends quietly when its reader has gone", run)
    run = Run(*arguments, stdout=None, preexec_fn=lambda: os.close(1))
    refused(f"{name} on a closed standard output", run, "standard output: cannot be written: Bad file descriptor")
shell = subprocess.run(["sh", "-c", f"'{__import__('hostile').PROGRAM}' report '{SHOP}' | head -n 1"], capture_output=True)
check(shell.returncode == 0 and not shell.stderr and shell.stdout.count(b"\n") == 1, "a report through head", shell)

# A file is another matter: all of it, or an error and the old one.
OLD = "the old report\n"


def old_files():
    for name in ("report.md", "report.json"):
        with open(name, "w") as file:
            file.write(OLD)


def untouched(what):
    check(all(open(name).read() == OLD for name in ("report.md", "report.json")), f"{what}: the old reports stay")
    left = sorted(set(os.listdir()) - {"report.md", "report.json"})
    check(not left, f"{what}: nothing is left behind", left)


def small_files(most):
    """Files may not grow beyond `most` bytes in the process to be: a full disk that needs no mount."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


old_files()
refused("a device that is full", Run("report", SHOP, "-o", "/dev/full"), f"/dev/full: cannot be written: {FULL}", "hint: ")
both = ["report", SHOP, "-o", "report.md", "--export", "json=report.json"]
run = Run(*both, preexec_fn=small_files(100))
refused("no room for a file", run, "report.md: cannot be written: File too large", "hint: make room")
untouched("no room for a file")
run = Run(*both, preexec_fn=small_files(30_000))  # the Markdown fits, the JSON does not
refused("no room for the second file", run, "report.json: cannot be written: File too large")
untouched("no room for the second file")
refused("a folder as output", Run("report", SHOP, "-o", "."), ".: is a directory", "hint: name a file in it")
refused("a missing folder", Run("report", SHOP, "-o", "no/r.md"), "no/r.md: cannot be written: No such file or directory", "hint: ")
refused("an input that is not there", Run("report", "orders=no.csv", "-o", "report.md"), "no.csv: no such file")
untouched("an input that is not there")
os.mkfifo("fifo")
reader = subprocess.Popen(["sh", "-c", "exec 3<fifo; exec 3<&-"])
run = Run("report", SHOP, "-o", "fifo")
reader.wait()
if run.status != 0:  # all of it may have fitted before the reader went
    refused("a pipe that is an output and is closed is an error", run, "fifo: cannot be written: Broken pipe")
os.unlink("fifo")

# Links are followed, and never replaced.
os.symlink("report.md", "link.md")
check(Run("report", SHOP, "-o", "link.md").status == 0, "a report is written through a link")
check(os.path.islink("link.md") and open("report.md").read() != OLD, "the link stays and what it leads to is new")
os.unlink("link.md")
os.symlink("two.md", "one.md")
os.symlink("one.md", "two.md")
refused("links that lead to one another", Run("report", SHOP, "-o", "one.md"), "one.md: cannot be written: Too many levels", "hint: ")
check(os.path.islink("one.md"), "they stay too")
for name in ("one.md", "two.md"):
    os.unlink(name)
before = os.readlink("/dev/stdout")
run = Run("report", SHOP, "-o", "/dev/stdout", "--kpi", "promise_rate")
check(run.status == 0 and run.out.startswith(b"Maison Lavande"), "/dev/stdout is standard output", run)
check(os.readlink("/dev/stdout") == before, "/dev/stdout is still there")

# What must be copied first, and has no room to be.
old_files()
os.mkdir("tmp")
orders = open(SHOP / "orders.csv", "rb").read()
run = Run("report", "orders=-", feed=[orders], env={"TMPDIR": "tmp"}, preexec_fn=small_files(10_000))
refused("no room for what comes through a pipe", run, "stdin: cannot be copied to a temporary file in tmp: File too large", "hint: TMPDIR")
with open("tmp/orders.csv.gz", "wb") as file:
    file.write(gzip.compress(orders))
run = Run("report", "orders=tmp/orders.csv.gz", env={"TMPDIR": "tmp"}, preexec_fn=small_files(10_000))
refused("no room to unpack", run, "orders.csv.gz: cannot be copied to a temporary file in tmp: File too large", "hint: TMPDIR")
check(os.listdir("tmp") == ["orders.csv.gz"], "no copy is left", os.listdir("tmp"))

# The same on a file system that is really full, where one may be mounted.
if os.getuid() == 0 and subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "tmp"], capture_output=True).returncode == 0:
    try:
        with open("tmp/report.json", "w") as file:
            file.write(OLD)
        run = Run("report", SHOP, "-o", "tmp/report.md", "--export", "json=tmp/report.json")
        refused("a file system that is full", run, f"tmp/report.json: cannot be written: {FULL}")
        run = Run("report", "orders=-", feed=[orders], env={"TMPDIR": "tmp"})
        refused("a full TMPDIR", run, f"stdin: cannot be copied to a temporary file in tmp: {FULL}", "hint: TMPDIR")
        check(os.listdir("tmp") == ["report.json"] and open("tmp/report.json").read() == OLD, "it holds what it held", os.listdir("tmp"))
    finally:
        subprocess.run(["umount", "tmp"])
else:
    print("not tried: a small file system (needs the right to mount one)")
finish()
