"""The four things that have versions, each with its head and its versions table."""

from enum import Enum

from sqlalchemy import Table

from nmsdesk.store import schema


class Kind(Enum):
    PATIENT = "patient"
    ORDER = "order"
    OBSERVATION = "observation"
    ADMINISTRATION = "administration"

    @property
    def head(self) -> Table:
        return _TABLES[self][0]

    @property
    def versions(self) -> Table:
        return _TABLES[self][1]


_TABLES = {
    Kind.PATIENT: (schema.PATIENT, schema.PATIENT_VERSION),
    Kind.ORDER: (schema.ORDER, schema.ORDER_VERSION),
    Kind.OBSERVATION: (schema.OBSERVATION, schema.OBSERVATION_VERSION),
    Kind.ADMINISTRATION: (schema.ADMINISTRATION, schema.ADMINISTRATION_VERSION),
}
