from actors.management.commands import grant_staff


class Command(grant_staff.Command):
    """Who runs the portal's accounts is decided where the portal itself is run, never on a page."""

    help = "Make an account an administrator of accounts and rights, without access to content, or take that back."
    field, rights = "is_administrator", "the rights of an administrator"
