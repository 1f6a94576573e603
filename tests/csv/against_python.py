"""against_python.py PRINT_RECORDS [COUNT [SEED]]: the reader against Python's csv module, field by field and line by line,
on COUNT random tables in random dialects. Half of the tables do not tell the reader their delimiter. Fails on the first
difference and keeps its table.
"""

import csv
import io
import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DELIMITERS = ",;\t|"
WORDS = ["", "", "x", "order", "12.50", "12,50", "3,90", "-7", "2026-03-31", "n°", "élève", "Ünïcödé", "€", "日本語", "עברית", "👩‍👩‍👧",
         "e\u0301", "\u00a0", "\u2028", "\x85", "\x0b", "'", " ", "  padded ", "a\\b", "#", "sep=", "0" * 15, "0" * 16, "0" * 17]
WINDOWS_WORDS = ["", "x", "order", "12,50", "élève", "Ünïcödé", "€", "Ã©", "œuvre", "’", " "]


@dataclass
class Table:
    """A table as bytes, and how to read it."""

    data: bytes
    text: bytes  # the same in UTF-8 without a byte order mark
    delimiter: str
    quotes: bool
    told: bool
    header_line: int
    ending: str  # what the last column is: "named", "more" than the header names, or one "less"


class Author:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.delimiter = self.random.choice(DELIMITERS)
        self.quotes = self.one_in(6) is False
        self.told = not self.quotes or self.one_in(2)
        self.columns = self.random.randint(1 if self.told else 2, 8)
        self.rows = self.random.choice([0, 1, 2, 5, 30, 60])
        self.words = WORDS
        self.encoding = self.random.choice(["utf-8"] * 6 + ["utf-16", "cp1252"])
        if self.encoding == "cp1252":
            self.words = WINDOWS_WORDS
        self.line_ends = self.random.choice([["\n"], ["\r\n"], ["\n", "\r\n"]])
        self.ending = self.random.choice(["named"] * 8 + ["more", "less"]) if self.columns > 1 and self.rows else "named"
        self.ragged = self.told and self.rows >= 30 and self.ending == "named" and self.one_in(2)
        self.blank_lines = not self.ragged and self.one_in(3)

    def one_in(self, chances):
        return self.random.randrange(chances) == 0

    def field(self):
        kind = self.random.randrange(60)
        words = [self.random.choice(self.words) for _ in range(self.random.choice([1, 1, 1, 2, 5]))]
        if kind == 0:
            words *= self.random.choice([50, 500])
        if kind == 1 and self.one_in(20):
            words.append("long" * 20000)
        if self.quotes and kind < 12:
            words.append(self.random.choice(['"', '""', "\n", "\r\n", "\r", self.delimiter, "\n\n"]))
        if not self.quotes and kind < 12:
            words.append('"')
        if self.told and kind == 13:
            words += DELIMITERS
        self.random.shuffle(words)
        field = "".join(words)
        return field if self.quotes else field.replace(self.delimiter, "")

    def written(self, field, alone):
        if not self.quotes:
            return "x" if alone and not field else field
        needed = any(c in field for c in "\r\n" + self.delimiter) or field.startswith('"') or (alone and not field)
        return '"' + field.replace('"', '""') + '"' if needed or self.one_in(4) else field

    def record(self, fields):
        return self.delimiter.join(self.written(field, len(fields) == 1) for field in fields)

    def row_columns(self):
        if not self.ragged or not self.one_in(15):
            return self.columns
        return self.random.choice([max(1, self.columns - 1), self.columns + 1])

    def lines(self):
        """The lines before the header's, and all others; a record may be several."""
        before, after = [], []
        if self.columns > 1 and self.ending == "named" and self.one_in(8):
            before += ["# made by hand"] * self.random.randint(1, 3)
        elif self.blank_lines:
            before += [""] * self.random.randint(0, 2)
        header = [f"{self.random.choice(['n°', 'Column'])} {i}" for i in range(self.columns)]
        after.append(self.record(header) + (self.delimiter if self.ending == "less" else ""))
        for _ in range(self.rows):
            row = [self.field() for _ in range(self.row_columns())]
            if self.ending == "less" and not row[-1]:
                row[-1] = "x"
            after.append(self.record(row) + (self.delimiter if self.ending == "more" else ""))
            if self.blank_lines and self.one_in(8):
                after.append("")
        return before, after

    def table(self):
        before, after = self.lines()
        lines = [line + self.random.choice(self.line_ends) for line in before + after]
        if self.one_in(3):
            lines[-1] = (before + after)[-1]
        text = "".join(lines)
        data = text.encode(self.encoding)
        plain = data if self.encoding == "cp1252" else text.encode("utf-8")
        if self.encoding == "utf-8" and self.one_in(4):
            data = b"\xef\xbb\xbf" + data
        return Table(data, plain, self.delimiter, self.quotes, self.told, len(before) + 1, self.ending)


def decoded(latin):
    """A field as the reader promises it: UTF-8, or Windows-1252 where it is none."""
    data = latin.encode("latin-1")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", errors="replace") for byte in data)


def expected(table):
    """What the reader should print."""
    quoting = csv.QUOTE_MINIMAL if table.quotes else csv.QUOTE_NONE
    # Latin-1 keeps every byte one character; only a line feed ends a line.
    lines = io.StringIO(table.text.decode("latin-1"), newline="\n")
    for _ in range(table.header_line - 1):
        next(lines)
    begin, found = table.header_line, []
    reader = csv.reader(lines, delimiter=table.delimiter, quoting=quoting)
    for record in reader:
        if record:
            found.append([begin, [decoded(field) for field in record]])
        begin = table.header_line + reader.line_num
    (header_line, header), *records = found
    header = [name.strip(" \t") for name in header]
    if table.ending == "more":
        header.append("")
    if table.ending == "less":
        header.pop()
    whole = [record for record in records if len(record[1]) == len(header)]
    refused = [
        [line, f"{len(fields)} column{'' if len(fields) == 1 else 's'} where the header has {len(header)}"]
        for line, fields in records
        if len(fields) != len(header)
    ]
    return {"delimiter": table.delimiter, "header_line": header_line, "header": header, "records": whole, "refused": refused}


def first_difference(ours, theirs):
    for key in theirs:
        mine, reference = ours.get(key, ours), theirs[key]
        if mine == reference:
            continue
        if not isinstance(reference, list) or not isinstance(mine, list):
            return f"{key}: {mine!r} instead of {reference!r}"
        for a, b in zip(mine + [None], reference + [None]):
            if a != b:
                return f"{key}: {a!r} instead of {b!r}"
    return None


def main(program, count="400", seed="1"):
    csv.field_size_limit(1 << 30)
    with tempfile.TemporaryDirectory() as folder:
        tables, requests = [], []
        for number in range(int(count)):
            author = Author(int(seed) * 1_000_000 + number)
            table = author.table()
            path = Path(folder) / f"{number}.csv"
            path.write_bytes(table.data)
            delimiter = ord(table.delimiter) if table.told or author.columns == 1 else 0
            block = author.random.choice([1, 50, 1000, 1 << 20]) if len(table.data) < 20000 else 1000
            requests.append(f"{path} {delimiter} {int(table.quotes)} {author.random.randint(1, 3)} {block}")
            tables.append(table)
        done = subprocess.run([program], input="\n".join(requests).encode(), stdout=subprocess.PIPE, check=True)
        answers = done.stdout.decode("utf-8").split("\n")[:-1]
        assert len(answers) == len(tables), "an answer for each table"
        for number, (table, answer) in enumerate(zip(tables, answers)):
            difference = first_difference(json.loads(answer), expected(table))
            if difference:
                kept = Path(tempfile.gettempdir()) / f"cxkpi-table-{seed}-{number}.csv"
                kept.write_bytes(table.data)
                sys.exit(f"table {number} of seed {seed}, kept as {kept}, read as {requests[number]}\n{difference}")
    print(f"{count} tables, field by field the same")


if __name__ == "__main__":
    main(*sys.argv[1:])
