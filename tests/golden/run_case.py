#!/usr/bin/env python3
"""run_case.py [--refresh] CXKPI CASE…: runs golden cases and compares all that they produce.

A case is a folder with
  cmd       what to run, by sh, with `cxkpi` on the path and $SAMPLES naming the samples' folder
  stdout    what it must print; absent: nothing
  stderr    what it must complain of; absent: nothing
  status    its exit status; absent: 0
  files/    the files it must leave behind, no more and no fewer; absent: none
  …         anything else is an input, copied beside cmd before it runs
With --refresh the expectations are written instead of compared; read the difference before you keep it.
"""
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXPECTATIONS = ("stdout", "stderr", "status", "files")
SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def files_below(folder):
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def run(program, case):
    """What the case really does: {"stdout": bytes, …, "files/NAME": bytes}, without what is empty or 0."""
    with tempfile.TemporaryDirectory() as scratch_name:
        scratch = Path(scratch_name)
        for entry in case.iterdir():
            if entry.name == "cmd" or entry.name in EXPECTATIONS:
                continue
            if entry.is_dir():
                shutil.copytree(entry, scratch / entry.name)
            else:
                shutil.copy(entry, scratch / entry.name)
        # A relative name, so that no path of this machine reaches an output.
        (scratch / "samples").symlink_to(SAMPLES)
        before = files_below(scratch)

        environment = {name: value for name, value in os.environ.items() if name in ("HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS")}
        environment["PATH"] = f"{program.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        environment.update(LC_ALL="C", NO_COLOR="1", SAMPLES="samples")
        done = subprocess.run(
            ["sh", str(case / "cmd")], cwd=scratch, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120
        )

        produced = {"stdout": done.stdout, "stderr": done.stderr}
        if done.returncode != 0:
            produced["status"] = f"{done.returncode}\n".encode()
        for name, content in files_below(scratch).items():
            if before.get(name) != content:
                produced[f"files/{name}"] = content
        return {name: content for name, content in produced.items() if content or name.startswith("files/")}


def expected(case):
    found = {name: (case / name).read_bytes() for name in ("stdout", "stderr", "status") if (case / name).exists()}
    if (case / "files").is_dir():
        found.update({f"files/{name}": content for name, content in files_below(case / "files").items()})
    return found


def difference(name, wanted, got):
    def lines(content):
        return content.decode("utf-8", "backslashreplace").splitlines(keepends=True)

    text = []
    for line in difflib.unified_diff(lines(wanted), lines(got), f"expected {name}", f"actual {name}"):
        text.append(line if line.endswith("\n") else line + "\n\\ no newline at the end\n")
    return "".join(text) or f"{name}: the bytes differ\n"


def compare(case, produced):
    wanted = expected(case)
    return "".join(
        difference(name, wanted.get(name, b""), produced.get(name, b""))
        for name in sorted(wanted.keys() | produced.keys())
        if wanted.get(name) != produced.get(name)
    )


def refresh(case, produced):
    shutil.rmtree(case / "files", ignore_errors=True)
    for name in ("stdout", "stderr", "status"):
        (case / name).unlink(missing_ok=True)
    for name, content in produced.items():
        (case / name).parent.mkdir(parents=True, exist_ok=True)
        (case / name).write_bytes(content)


def main(arguments):
    refreshing = arguments[:1] == ["--refresh"]
    names = arguments[1:] if refreshing else arguments
    if len(names) < 2:
        sys.exit("usage: run_case.py [--refresh] CXKPI CASE…")
    program = Path(names[0]).resolve()
    failures = 0
    for case in (Path(name).resolve() for name in names[1:]):
        produced = run(program, case)
        report = compare(case, produced)
        if not report:
            continue
        if refreshing:
            refresh(case, produced)
            print(f"refreshed {case.name}")
        else:
            failures += 1
            sys.stdout.write(f"{case.name}\n{report}")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
