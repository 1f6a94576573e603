"""What this user may not read or write. Root may everything, so the runs are those of another user, where that is allowed."""
import os
import pwd
import shutil

from hostile import PROGRAM, Run, check, finish, refused

NOBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []}
if os.getuid() != 0:
    NOBODY = {}  # the files are made unreadable for ourselves
else:
    pwd.getpwnam("nobody")
    # The program's own folder may be closed to others.
    shutil.copy(PROGRAM, "cxkpi")
    os.chmod("cxkpi", 0o755)
    import hostile

    hostile.PROGRAM = os.path.abspath("cxkpi")

ORDERS = "order_id,ordered_at,promised_on\nA,2026-01-01,2026-01-02\n"
os.mkdir("closed")
for path in ("orders.csv", "secret.csv", "closed/orders.csv", "secret.toml"):
    with open(path, "w") as file:
        file.write(ORDERS)
os.chmod("secret.csv", 0)
os.chmod("secret.toml", 0)
os.chmod("closed", 0)
may_not = "cannot be opened: Permission denied", "hint: its permissions do not let this user read it"
refused("a file", Run("report", "orders=secret.csv", **NOBODY), "secret.csv: ", *may_not)
refused("a file to recognise", Run("report", "secret.csv", **NOBODY), "secret.csv: ", *may_not)
refused("a file in a closed folder", Run("report", "orders=closed/orders.csv", **NOBODY), "closed/orders.csv: ", *may_not)
refused("a closed folder", Run("report", "closed", **NOBODY), "closed: this folder cannot be read: Permission denied")
refused("a config", Run("report", "orders=orders.csv", "--config", "secret.toml", **NOBODY), "secret.toml: the config file cannot be read")
os.mkdir("shut", 0o555)
refused("an output", Run("report", "orders=orders.csv", "-o", "shut/report.md", **NOBODY), "shut/report.md: cannot be written: Permission denied", "hint: ")
os.chmod("closed", 0o755)
check(os.listdir("shut") == [], "nothing is left in the folder that may not be written to", os.listdir("shut"))
finish()
