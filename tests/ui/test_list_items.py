"""A list makes its own items: items made in Python once brought the interpreter down in clear()."""

import ast
from pathlib import Path

import nmsdesk.ui

ROOT = Path(nmsdesk.ui.__file__).parent


def test_that_no_part_of_the_window_makes_an_item_of_a_list_itself():
    made = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "QListWidgetItem"
    ]
    assert made == []
