"""What was done here, by whom and when: kept by the database itself, read by those it concerns."""

from arena.history.recording import acting, record_export

__all__ = ["acting", "record_export"]
