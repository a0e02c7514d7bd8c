"""Several at the same moment, each on a connection of its own."""

import threading

from django.db import connection


def at_once(*acts, patience=120):
    """Let all of them go at the same moment; gives what each answered, which is the exception where one was raised."""
    start, answers = threading.Barrier(len(acts)), [None] * len(acts)

    def go(place, act):
        start.wait(60)
        try:
            answers[place] = act()
        except Exception as fault:
            answers[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(patience)
    return answers


def faults_at_once(*acts):
    """What each of them raised, or None."""
    return [answer if isinstance(answer, Exception) else None for answer in at_once(*acts)]
