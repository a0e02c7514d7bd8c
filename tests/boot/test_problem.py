import errno

import pytest

from arena.boot.problem import from_os_error, from_output

WORDS = {
    "write error: No space left on device": "The disk is full.",
    "error sending request for url: dns error": "No network:",
    "Temporary failure in name resolution": "No network:",
    "invalid peer certificate: UnknownIssuer": "The package index is not trusted here.",
    "THESE PACKAGES DO NOT MATCH THE HASHES": "A fetched package is not the one in the lock file.",
}


@pytest.mark.parametrize(("words", "beginning"), WORDS.items())
def test_problem_of_a_known_kind_says_what_to_do(words, beginning):
    assert str(from_output(words, "It failed.")).startswith(beginning)


def test_problem_of_an_unknown_kind_ends_with_the_tools_own_last_words():
    assert str(from_output("one\ntwo\n\n", "initdb failed.")) == "initdb failed. two"


def test_problem_of_a_full_disk_says_what_to_do():
    assert str(from_os_error(OSError(errno.ENOSPC, "No space left on device"))).startswith("The disk is full.")
