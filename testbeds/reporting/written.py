"""Numbers, days and moments as they stand in the document of a report, and how they are read again."""

from datetime import date, datetime


def number(value):
    return None if value is None else float(value)


def day(value):
    return value and value.isoformat()


def moment(value):
    return value and value.isoformat(timespec="seconds")


def read_day(text):
    return text and date.fromisoformat(text)


def read_moment(text):
    return text and datetime.fromisoformat(text)
