"""Who reads what comes in: a reader gets a message, and gives a word for what came of it, or nothing."""

readers = []


def reads(reader):
    readers.append(reader)
    return reader
