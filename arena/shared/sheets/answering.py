"""A table as the answer to a request: streamed, under a name, in the form that the address asks for."""

from django.http import FileResponse, StreamingHttpResponse

from arena.shared.sheets.writing import csv_pieces, xlsx_file

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def answer(form, name, heads, rows):
    """The file called `name` in the form "csv" or "xlsx"; `rows` is read once, while it is sent or written."""
    if form == XLSX:
        file = xlsx_file(heads, rows, name)
        return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=TYPES[XLSX])
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingHttpResponse(csv_pieces(heads, rows), content_type=TYPES[CSV], headers=disposition)
