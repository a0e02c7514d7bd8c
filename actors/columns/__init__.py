"""What a file of actors or of offerings says, column by column: the export writes by it, the import reads by it."""

from actors.columns.actors import ACTORS
from actors.columns.exclusions import EXCLUDED, TABLES_LEFT_OUT
from actors.columns.offerings import OFFERINGS
from actors.imported import ImportKind

TABLES = {ImportKind.ACTORS: ACTORS, ImportKind.OFFERINGS: OFFERINGS}

__all__ = ["ACTORS", "EXCLUDED", "OFFERINGS", "TABLES", "TABLES_LEFT_OUT"]
