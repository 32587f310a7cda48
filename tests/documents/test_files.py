"""A file that cannot be fetched is told by its name, with the reason and what to do."""

import errno
import os
from pathlib import Path

import pytest

from nmsdesk.documents import files
from nmsdesk.documents.problem import DocumentError


def complaint(path):
    with pytest.raises(DocumentError) as refused:
        files.read_file(path)
    told = str(refused.value)
    assert told.startswith(f"{path}: ")
    return told.removeprefix(f"{path}: ")


@pytest.fixture
def opening_fails(monkeypatch):
    """Let opening any file end in the error that is handed in."""

    def fail(error):
        def failing(*_args, **_more):
            raise error

        monkeypatch.setattr(Path, "open", failing)

    return fail


def test_that_the_bytes_come_as_they_are(tmp_path):
    path = tmp_path / "some.json"
    path.write_bytes(b"\xff\x00{}")
    assert files.read_file(path) == b"\xff\x00{}"


def test_that_what_has_no_end_is_not_read_to_its_end(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "LARGEST", 10)
    path = tmp_path / "some.json"
    path.write_bytes(b"x" * 11)
    assert complaint(path).startswith("is larger than ")


def test_that_a_folder_is_told_as_one_even_where_the_system_calls_it_forbidden(
    tmp_path, opening_fails
):
    opening_fails(PermissionError(errno.EACCES, "Permission denied"))
    assert complaint(tmp_path) == "is a folder; name a file inside it"
    assert complaint(tmp_path / "x") == "you may not read it; ask its owner for the right to read"


def test_that_any_other_trouble_is_told_in_the_words_of_the_system(tmp_path, opening_fails):
    opening_fails(OSError(errno.EIO, "Input/output error"))
    assert complaint(tmp_path / "x") == "cannot be read (Input/output error)"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_that_a_pipe_is_refused_instead_of_waited_for(tmp_path, monkeypatch):
    def opened(*_args, **_more):
        raise AssertionError("opening a pipe waits for whoever writes into it")

    path = tmp_path / "pipe"
    os.mkfifo(path)
    monkeypatch.setattr(Path, "open", opened)
    assert complaint(path).startswith("is no regular file; ")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_that_a_device_without_an_end_is_refused():
    assert complaint(Path("/dev/zero")).startswith("is no regular file; ")
