from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.utils.translation import gettext as _


class UnlikeThePerson(UserAttributeSimilarityValidator):
    """Django's own check, in words that read well whatever it was that the password resembled."""

    def get_error_message(self):
        return _("The password is too much like your e-mail address or your name.")
