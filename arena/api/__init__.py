"""The public lists as JSON under /api/v1/, open to everybody: the same filters, rows and rules as the pages.

Loaded by the first request for it (see `arena.api.views`), since its packages weigh as much as the rest of a worker.
It follows the national REST API profile 1.2: `api-info`, `limit` and `page`, problem details (RFC 9457), times in UTC.
It speaks English, and gives labels in both languages.
"""
