"""NMS Desk: see neuroleptic malignant syndrome coming, and tell it from serotonin syndrome."""

__version__ = "0.1.0"
