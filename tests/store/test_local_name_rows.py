"""Local names in the record: who and when are kept, and nothing is erased."""

import pytest
from sqlalchemy import select

from nmsdesk.domain.errors import UserError
from nmsdesk.domain.ids import PatientId
from nmsdesk.domain.record import LocalName
from nmsdesk.store.local_names import give_name, standing_names, take_name_back
from nmsdesk.store.schema import LOCAL_NAME


def give(record, name, drug):
    with record.store.writing() as writer:
        return give_name(writer, name, drug)


def take_back(record, name):
    with record.store.writing() as writer:
        return take_name_back(writer, name)


def standing(record):
    with record.store.reading() as reader:
        return standing_names(reader)


def rows(record):
    with record.store.reading() as reader:
        return reader.connection.execute(select(LOCAL_NAME).order_by(LOCAL_NAME.c.id)).all()


def test_that_a_name_is_read_as_it_was_given_with_who_and_when(record):
    given = give(record, "Foo-dol", "haloperidol")
    assert given == LocalName("Foo-dol", "haloperidol", "nurse", record.time[0])
    assert standing(record) == (given,)
    assert given.key == "foodol"


def test_that_taking_back_adds_a_row_and_erases_none(record):
    given = give(record, "Foodol", "haloperidol")
    record.later(hours=1)
    assert take_back(record, "FOODOL") == given
    assert standing(record) == ()
    first, second = rows(record)
    assert (first.name, first.drug, first.takes_back) == ("Foodol", "haloperidol", None)
    assert (second.takes_back, second.who, second.at) == (first.id, "nurse", record.time[0])


def test_that_a_name_that_does_not_stand_is_not_taken_back(record):
    assert take_back(record, "Foodol") is None
    give(record, "Foodol", "haloperidol")
    take_back(record, "Foodol")
    assert take_back(record, "Foodol") is None
    assert len(rows(record)) == 2


def test_that_a_name_that_was_taken_back_can_be_given_again_to_another_medicine(record):
    give(record, "Foodol", "haloperidol")
    take_back(record, "Foodol")
    give(record, "Foodol", "olanzapine")
    assert [one.drug for one in standing(record)] == ["olanzapine"]
    assert len(rows(record)) == 3


def give_and_fail(record):
    with record.store.writing() as writer:
        give_name(writer, "Foodol", "haloperidol")
        writer.patient(PatientId(99))


def test_that_a_failure_on_the_way_leaves_no_name(record):
    with pytest.raises(UserError):
        give_and_fail(record)
    assert standing(record) == ()
