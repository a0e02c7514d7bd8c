"""A large file waits for a worker unread: nobody has looked for personal numbers in it, so nobody can read it."""

from functools import partial

from arena.shared import sealing

seal, unseal = (partial(act, what="imported files") for act in (sealing.seal, sealing.unseal))
