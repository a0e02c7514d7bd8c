"""The figures of the events as tables, beside the limits that they are held to."""

from django.utils.timezone import localdate

from tests.bench.report import put


class EventReport:
    def __init__(self, name="events"):
        self.name, self.lines, self.all_exact = name, {}, True

    def page(self, title, portal, bare, limit, statements, size, spread):
        self._under(
            "| Answers per second | Portal | Bare Django | Ratio | Limit | Statements | kB gzip | p95 by p50 |",
            f"| {title} | {portal:.0f} | {bare:.0f} | {portal / bare:.2f} | {limit} | {statements} | {size / 1000:.1f} "
            f"| {spread:.1f} |",
        )

    def growth(self, title, in_list, on_page):
        self._under(
            "| Milliseconds a request, one at a time | List | Page |", f"| {title} | {in_list:.2f} | {on_page:.2f} |"
        )

    def sign_up(self, portal, bare):
        self._under(
            "| Sign-ups per second, 32 clients, 500 seats | Portal | Bare UPDATE and INSERT | Ratio | Limit |",
            f"| Signed-in people, 2 workers | {portal:.0f} | {bare:.0f} | {portal / bare:.2f} | 0.35 |",
        )

    def sales(self, workers, sales, seats):
        """Of each sale the confirmed rows and the counter; exact where both are the seats."""
        exact = sum(found == (seats, seats) for found in sales)
        self.all_exact &= exact == len(sales)
        most = max(confirmed for confirmed, _taken in sales)
        self._under(
            "| Sell-outs of 500 seats | Sold exactly | Most sold |",
            f"| {workers} workers | {exact} of {len(sales)} | {most} |",
        )

    def _under(self, heading, line):
        self.lines.setdefault(heading, []).append(line)

    def text(self):
        parts = [f"Command: `python3 manage.py test -m bench -k events` · {localdate()}"]
        for heading, lines in self.lines.items():
            rule = "|---|" + "---:|" * (heading.count("|") - 2)
            parts += ["", heading, rule, *lines]
        return "\n".join(parts)

    def write(self, path):
        put(path, self.name, self.text())
