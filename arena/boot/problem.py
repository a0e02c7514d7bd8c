"""A failure of the world around us, told in one line together with what to do."""

import errno
import re

KNOWN = [
    (r"no space left on device|disk quota exceeded", "The disk is full. Free about 1 GB and run the command again."),
    (
        r"certificate verify failed|invalid peer certificate|unknownissuer|suitable tls ca certificate",
        "The package index is not trusted here. Name your file of certificate authorities in SSL_CERT_FILE.",
    ),
    (
        r"name resolution|could not resolve|dns error|failed to lookup address|network is unreachable|no route to host"
        r"|failed to establish|connection (refused|reset)|could not connect|error sending request|timed out"
        r"|index files failed to download"  # apt
        r"|from versions: none",  # all that pip says about an index that it could not reach
        "No network: the packages could not be fetched. Check the connection and run the command again.",
    ),
    (
        r"do not match the hashes|hash mismatch",
        "A fetched package is not the one in the lock file. Nothing was installed.",
    ),
    (r"permission denied", "Permission denied. Run the command as the user who owns this folder."),
]


class Problem(Exception):
    """Shown as it is, without a traceback; names what happened and what to do."""


def from_output(output, otherwise):
    """The known problem that a tool's output speaks of, or the given line with the output's own last words."""
    for pattern, message in KNOWN:
        if re.search(pattern, output, re.IGNORECASE):
            return Problem(message)
    words = [line.strip() for line in output.splitlines() if line.strip()]
    return Problem(f"{otherwise} {words[-1]}" if words else otherwise)


def from_os_error(error):
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Problem(KNOWN[0][1])
    if error.errno is None:  # shutil.Error: several errors of copying in one
        return from_output(str(error), "Files could not be copied.")
    return Problem(f"{error.strerror}: {error.filename}. Check that this user may write there, and the disk.")
