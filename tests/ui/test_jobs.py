"""Work beside the window's thread: told here, cancelled there, and nothing left behind."""

import threading

import pytest
from PySide6.QtCore import QObject, Signal

from nmsdesk.domain.errors import UserError
from nmsdesk.ui.jobs import Jobs, Task


@pytest.fixture
def jobs():
    made = Jobs()
    yield made
    made.finish()


def test_that_the_result_arrives_on_the_windows_thread(qtbot, jobs):
    here, there, heard_on = threading.get_ident(), [], []

    def job(_progress):
        there.append(threading.get_ident())
        return 42

    task = Task(job)
    task.succeeded.connect(lambda _result: heard_on.append(threading.get_ident()))
    with qtbot.waitSignal(task.succeeded) as heard:
        jobs.start(task)
    assert heard.args == [42]
    assert heard_on == [here]
    assert there[0] != here


def test_that_a_problem_of_the_person_arrives_as_its_sentence(qtbot, jobs):
    def job(_progress):
        raise UserError("a.json is empty.")

    task = Task(job)
    with qtbot.waitSignal(task.failed) as heard:
        jobs.start(task)
    assert heard.args == ["a.json is empty."]


def test_that_a_defect_arrives_as_itself_and_is_logged(qtbot, jobs, caplog):
    caplog.asked_for = True
    task = Task(lambda _progress: 1 / 0)
    with qtbot.waitSignal(task.broke) as heard:
        jobs.start(task)
    assert isinstance(heard.args[0], ZeroDivisionError)


def test_that_progress_is_told_and_cancelling_bites_there(qtbot, jobs):
    begun, go_on = threading.Event(), threading.Event()

    def job(progress):
        progress.step(1, 3)
        begun.set()
        assert go_on.wait(10)
        progress.step(2, 3)
        return "never"

    task = Task(job)
    told, results = [], []
    task.progressed.connect(lambda done, total: told.append((done, total)))
    task.succeeded.connect(results.append)
    with qtbot.waitSignal(task.cancelled):
        jobs.start(task)
        assert begun.wait(10)
        task.cancel()
        go_on.set()
    qtbot.waitUntil(lambda: jobs.running == 0)
    assert told == [(1, 3)]
    assert results == []


def test_that_a_task_is_kept_until_its_end_was_heard(qtbot, jobs):
    for _ in range(400):
        jobs.start(Task(lambda _progress: None))
    assert jobs.running > 0
    qtbot.waitUntil(lambda: jobs.running == 0, timeout=20_000)


def test_that_finishing_cancels_what_still_runs():
    jobs = Jobs()
    begun = threading.Event()

    def job(progress):
        begun.set()
        while True:
            progress.step(0, 0)

    jobs.start(Task(job))
    assert begun.wait(10)
    jobs.finish()


def test_that_two_thousand_signals_do_not_end_the_process():
    """PySide6 6.12.0 on Python 3.11 dies of some hundreds: each one drops a reference to True."""

    class Sender(QObject):
        said = Signal(bool)

    sender, heard = Sender(), []
    sender.said.connect(heard.append)
    for _ in range(2_000):
        sender.said.emit(True)
    assert len(heard) == 2_000
