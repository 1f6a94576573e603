"""Files of a shape that no shop has: the run ends with a clear error or a right result, soon and in little memory."""
import gzip
import os
import threading

from hostile import Run, check, finish, refused

HEADER = b"order_id,ordered_at,promised_on"
ROWS = b"".join(b"A%d,2026-01-%02d,2026-01-20\n" % (i, 1 + i % 28) for i in range(1000))
LITTLE = 160  # MiB; the program itself has 15, and a record may have 16

# One line of a gigabyte. As a file it is a hole on disk; as a pipe it is 64 MB, which is copied to disk first.
with open("line.csv", "wb") as file:
    file.truncate(1 << 30)
run = Run("report", "orders=line.csv")
refused("a line of a gigabyte is no header", run, "line.csv:1: the header has more than 1048576 bytes", "hint: ")
check(run.peak < LITTLE, "a line of a gigabyte takes little memory", run)
with open("record.csv", "wb") as file:
    file.write(HEADER + b"\nA,2026-01-01,")
    file.truncate(1 << 30)
run = Run("report", "orders=record.csv")
refused("a record of a gigabyte is refused", run, "record.csv:2: the record has more than 16777216 bytes", "hint: ")
check(run.peak < LITTLE, "a record of a gigabyte takes little memory", run)
os.unlink("line.csv")
os.unlink("record.csv")
piece = b"x" * (1 << 20)
run = Run("report", "orders=-", feed=[HEADER + b"\nA,2026-01-01,", *[piece] * 64])
refused("an endless record from a pipe is refused", run, "stdin:2: the record has more than 16777216 bytes")
check(run.peak < LITTLE, "an endless record from a pipe takes little memory", run)
run = Run("report", "orders=-", feed=[HEADER + b'\nA,2026-01-01,"', *[b"\n" * (1 << 20)] * 32])
refused("a quote that takes everything is refused", run, "stdin:2: the record has more than 16777216 bytes", "quotes = false")

# Columns and headers.
with open("wide.csv", "wb") as file:
    file.write(HEADER + b"," * 1_000_000 + b"\nA,2026-01-01,2026-01-02" + b"," * 1_000_000 + b"\n")
run = Run("report", "orders=wide.csv", "--kpi", "promised_lead", "--format", "csv")
check(run.status == 0 and run.out.count(b"\n") > 1, "a million columns are read", run)
check(run.peak < 1000, "a million columns take no gigabyte", run)
with open("wider.csv", "wb") as file:
    file.write(HEADER + b"".join(b",c%d" % i for i in range(1_000_000)) + b"\n")
run = Run("report", "orders=wider.csv")
refused("a million named columns are a header too long", run, "wider.csv:1: the header has more than 1048576 bytes")
with open("name.csv", "wb") as file:
    file.write(b"order_i,ordered_at," + b"n" * 1_000_000 + b"\nA,2026-01-01,2\n")
run = Run("report", "orders=name.csv")
refused("a header of a megabyte is cut in the message", run, "name.csv:1: no column is order_id", 'order_id = "order_i"')
check(len(run.err) < 2000, "a message about a header of a megabyte is short", len(run.err))
with open("columns.toml", "w") as file:
    file.write('[sources.orders.columns]\norder_id = "' + "q" * 1000 + '"\n')
with open("many.csv", "wb") as file:
    file.write(HEADER + b"".join(b",column%d" % i for i in range(80_000)) + b"\nA,2026-01-01,2026-01-02\n")
run = Run("report", "orders=many.csv", "--config", "columns.toml", seconds=10)
refused("a long name is soon compared with 80,000 headers", run, "no file has this header")

# A bomb: 80 times 16 MB of line ends in 1.3 MB.
with open("bomb.csv.gz", "wb") as file:
    file.write(gzip.compress(HEADER + b"\n" + ROWS) + gzip.compress(b"\n" * (16 << 20)) * 80)
run = Run("report", "orders=bomb.csv.gz")
refused("a bomb is not unpacked to its end", run, "bomb.csv.gz: unpacks to more than 1 GiB and 200 times its size", "hint: ")
check(run.peak < LITTLE, "a bomb takes little memory", run)

# What is no file.
os.mkfifo("fifo.csv")
writer = threading.Thread(target=lambda: open("fifo.csv", "wb").write(HEADER + b"\n" + ROWS))
writer.start()
run = Run("report", "orders=fifo.csv", "--kpi", "promised_lead")
writer.join()
check(run.status == 0 and b"1\xe2\x80\xaf000 orders" in run.out, "a FIFO is read like a file", run)
os.mkdir("folder")
refused("a folder is no file", Run("report", "orders=folder"), "folder: this is a folder", "hint: name its files")
refused("a folder is no config", Run("report", "orders=many.csv", "--config", "folder"), "folder: the config file cannot be read")
refused("a folder without tables is said to have none", Run("report", "folder"), "folder: this folder has no *.csv")
os.symlink("b.csv", "a.csv")
os.symlink("a.csv", "b.csv")
refused("links that lead to one another", Run("report", "orders=a.csv"), "a.csv: cannot be opened: Too many levels of symbolic links")
os.symlink(".", "folder/self.csv")
os.symlink("../a.csv", "folder/orders.csv")
refused("the same in a folder", Run("report", "folder"), "folder/orders.csv: cannot be opened: Too many levels")
refused("an empty device", Run("report", "orders=/dev/null"), "/dev/null: the file is empty")
finish()
