"""The outbox is read by the staff, who also decide about letters that the machine would not send twice."""


def can_read_outbox(user):
    return user.is_staff
