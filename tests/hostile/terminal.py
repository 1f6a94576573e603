"""On a terminal, what is made for programs shows nothing raw either; in a pipe it stays as it is."""
import os
import pty

from hostile import PROGRAM, check, finish, unshown

with open("orders.csv", "w", newline="") as file:
    file.write("order_id,ordered_at,promised_on,delivered_at,country,status,carrier\n")
    for i in range(60):
        name = ('"carriage\rreturn"', '"tab\tbed"', "\x1b[31mred", "\u202eevil", "\u009b31m")[i % 5]
        file.write(f"A{i},2026-01-10,2026-01-20,2026-01-19,FR,delivered,{name}\n")
        file.write(f"{name.strip(chr(34))}{i},2026-01-10,2026-01-20,2026-01-22,FR,delivered,DPD\n" if "\r" not in name else "")
SOURCES = ["orders=orders.csv", "deliveries=orders.csv", "--as-of", "2026-03-01", "--period", "2026-01"]


def on_terminal(*arguments):
    shown = b""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["NO_COLOR"] = "1"
        os.execv(PROGRAM, [PROGRAM, *arguments])
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), shown.replace(b"\r\n", b"\n")


for arguments in (
    *(["report", *SOURCES, "--by", "carrier", "--kpi", "promise_rate", "--format", name] for name in ("text", "markdown", "csv", "json", "html", "junit", "github", "openmetrics")),
    ["check", *SOURCES, "--require", "promise_rate >= 1", "--format", "csv"],
    ["rows", "promise_rate", *SOURCES],
    ["inspect", *SOURCES[:2]],
    ["report", "orders=\x1b[31m\u202e"],
):
    status, shown = on_terminal(*arguments)
    check(status in (0, 1, 2) and shown, f"{arguments[0]} works on a terminal", status, shown[:300])
    check(not unshown(shown), f"{' '.join(arguments)} shows nothing raw", unshown(shown), shown[:600])
finish()
