"""Where things are kept, and that the log never holds what a patient's record holds."""

import logging
import sys
import threading

import pytest

from nmsdesk import logs
from nmsdesk.paths import Paths, resource_root


@pytest.fixture
def log(tmp_path, caplog):
    caplog.asked_for = True
    file = logs.start_logging(tmp_path / "logs")
    yield file
    logs.stop_logging()


def test_that_one_folder_can_hold_everything(tmp_path):
    paths = Paths.under(tmp_path)
    for one in (paths.data, paths.settings, paths.logs, paths.cache):
        assert one == tmp_path or tmp_path in one.parents


def test_that_a_relative_folder_stays_the_same_when_the_program_moves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Paths.under(tmp_path.__class__("here")).data == tmp_path / "here"


def test_that_the_standard_folders_follow_the_platform(monkeypatch, tmp_path):
    if sys.platform != "linux":
        pytest.skip("the variable is one of Linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Paths.standard().data == tmp_path / "nmsdesk"


def test_that_the_resources_are_found():
    assert (resource_root() / "knowledge" / "findings.toml").is_file()


def test_that_a_log_line_is_written(log):
    logging.getLogger("nmsdesk.some").info("store opened")
    assert "INFO nmsdesk.some store opened" in log.read_text(encoding="utf-8")


def test_that_an_exception_is_logged_by_kind_and_place_and_never_by_its_words(log):
    def first():
        raise ValueError("Adalbert Marked")

    def second():
        try:
            first()
        except ValueError as error:
            raise RuntimeError("temperature 39.1 of Marked") from error

    try:
        second()
    except RuntimeError:
        logging.getLogger("nmsdesk").exception("an import ended early")
    written = log.read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "builtins.RuntimeError" in written
    assert "test_logs_and_paths.py" in written
    assert "Marked" not in written


def test_that_what_nobody_caught_is_logged_on_any_thread(log, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    logs.catch_uncaught()

    def fails():
        raise LookupError("Marked")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    try:
        fails()
    except LookupError:
        sys.excepthook(*sys.exc_info())
    written = log.read_text(encoding="utf-8")
    assert written.count("builtins.LookupError") == 2
    assert "Marked" not in written


def test_that_being_interrupted_is_not_logged(log, monkeypatch):
    told = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__excepthook__", lambda *what: told.append(what))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    logs.catch_uncaught()
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(told) == 1
    assert log.read_text(encoding="utf-8") == ""


def test_that_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    try:
        assert logs.start_logging(in_the_way / "logs") is None
        logging.getLogger("nmsdesk").info("goes nowhere")
    finally:
        logs.stop_logging()


def test_that_with_a_console_the_lines_are_told_there_too(tmp_path, capsys):
    logs.start_logging(tmp_path, console=True)
    logging.getLogger("nmsdesk").debug("seen")
    logs.stop_logging()
    assert "DEBUG nmsdesk seen" in capsys.readouterr().err
