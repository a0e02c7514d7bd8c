class Refused(Exception):
    """The domain says no; its translated text is shown to the person who asked."""
