"""Reads a CSV file with Python's csv module and writes every record in a form without ambiguity.

    fields.py FILE DELIMITER quoted|literal

Each record is a line "record LINE COLUMNS", then a line "LENGTH:BYTES" per field. LINE is that of the record's first
character. Empty lines are no records.
"""

import csv
import sys


def main(path, delimiter, mode):
    csv.field_size_limit(1 << 30)
    quoting = csv.QUOTE_MINIMAL if mode == "quoted" else csv.QUOTE_NONE
    out = sys.stdout.buffer
    # Latin-1 keeps every byte one character; only a line feed ends a line, as in the reader under test.
    with open(path, encoding="latin-1", newline="\n") as lines:
        reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)
        begin = 1
        for record in reader:
            if record:
                out.write(b"record %d %d\n" % (begin, len(record)))
                for field in record:
                    data = field.encode("latin-1")
                    out.write(b"%d:%s\n" % (len(data), data))
            begin = reader.line_num + 1


main(*sys.argv[1:])
