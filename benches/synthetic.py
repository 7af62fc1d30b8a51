"""Writes the same synthetic schema for each contender of benches/rivals.

N tables of 20 columns; each but the first refers to one before it. Usage: synthetic.py FORM N, where FORM is
spec (Tablewright), django or sqlalchemy, which print, or vespertide, which writes a file a table to `models`.
`plain` is a spec of 10 columns of types that Diesel has itself.
"""

import json
import pathlib
import sys

# Name, type in the spec, Django field, SQLAlchemy type: ten kinds of column, each used twice.
KINDS = [
    ("title", "string(200)", "models.CharField(max_length=200)", "String(200), nullable=False"),
    ("note", "text?", "models.TextField(null=True)", "Text"),
    ("amount", "integer = 0", "models.IntegerField(default=0)", "Integer, nullable=False"),
    ("size", "bigint", "models.BigIntegerField()", "BigInteger, nullable=False"),
    ("ratio", "double?", "models.FloatField(null=True)", "Float"),
    ("active", "bool = true", "models.BooleanField(default=True)", "Boolean, nullable=False"),
    ("made_at", "timestamp", "models.DateTimeField()", "DateTime, nullable=False"),
    ("day", "date?", "models.DateField(null=True)", "Date"),
    ("payload", "json?", "models.JSONField(null=True)", "JSON"),
]


def columns():
    """The 18 columns beside the key and the foreign key."""
    for turn in range(2):
        for name, *types in KINDS:
            yield f"{name}_{turn}", types


def parent(number):
    """The table that table `number` refers to."""
    return number // 2


def spec(count):
    print("dialects: [sqlite, postgres, mysql, mssql]\ntables:")
    for number in range(count):
        print(f"  table_{number:05}:\n    doc: Synthetic table {number}.\n    columns:")
        print("      id: bigint auto_increment")
        if number:
            print(f"      parent_id: {{ type: bigint, references: table_{parent(number):05}.id }}")
        else:
            print("      parent_id: bigint?")
        for name, types in columns():
            print(f"      {name}: {types[0]}")
        print("    primary_key: id\n    indexes:\n      - [title_0, amount_0]")


def plain(count):
    print("dialects: [sqlite]\ntables:")
    for number in range(count):
        print(f"  table_{number:05}:\n    doc: Synthetic table {number}.\n    columns:")
        print("      id: integer auto_increment")
        if number:
            print(f"      parent_id: {{ type: integer, references: table_{parent(number):05}.id }}")
        else:
            print("      parent_id: integer?")
        for name, types in list(columns())[:8]:
            print(f"      {name}: {types[0]}")
        print("    primary_key: id")


def django(count):
    print("from django.db import models\n")
    for number in range(count):
        print(f"class Table{number:05}(models.Model):")
        if number:
            print(f"    parent = models.ForeignKey('Table{parent(number):05}', models.DO_NOTHING, related_name='c{number}')")
        else:
            print("    parent_id = models.BigIntegerField(null=True)")
        for name, types in columns():
            print(f"    {name} = {types[1]}")
        print(f"    class Meta:\n        indexes = [models.Index(fields=['title_0', 'amount_0'], name='ix_{number:05}')]\n")


def sqlalchemy(count):
    print("from sqlalchemy import *\n\nmetadata = MetaData()")
    for number in range(count):
        key = f", ForeignKey('table_{parent(number):05}.id')" if number else ""
        print(f"Table('table_{number:05}', metadata, Column('id', BigInteger, primary_key=True),")
        print(f"    Column('parent_id', BigInteger{key}),")
        for name, types in columns():
            print(f"    Column('{name}', {types[2]}),")
        print(f"    Index('ix_table_{number:05}', 'title_0', 'amount_0'))")


def vespertide(count):
    types = {
        "string(200)": {"kind": "varchar", "length": 200}, "text?": "text", "integer = 0": "integer",
        "bigint": "big_int", "double?": "double_precision", "bool = true": "boolean",
        "timestamp": "timestamp", "date?": "date", "json?": "json",
    }
    defaults = {"integer = 0": 0, "bool = true": True}
    folder = pathlib.Path("models")
    folder.mkdir(exist_ok=True)
    for number in range(count):
        parent_id = {"name": "parent_id", "type": "big_int", "nullable": number == 0}
        if number:
            parent_id["foreign_key"] = {"ref_table": f"table_{parent(number):05}", "ref_columns": ["id"]}
        described = [{"name": "id", "type": "big_int", "nullable": False, "primary_key": True}, parent_id]
        for name, (kind, *_) in columns():
            column = {"name": name, "type": types[kind], "nullable": kind.endswith("?")}
            if kind in defaults:
                column["default"] = defaults[kind]
            if name in ("title_0", "amount_0"):
                column["index"] = [f"ix_table_{number:05}"]
            described.append(column)
        model = {"name": f"table_{number:05}", "columns": described}
        (folder / f"table_{number:05}.json").write_text(json.dumps(model))


if __name__ == "__main__":
    {"spec": spec, "plain": plain, "django": django, "sqlalchemy": sqlalchemy, "vespertide": vespertide}[sys.argv[1]](int(sys.argv[2]))
