"""Who wants to be told when a report comes, or is corrected."""

from testbeds.models import Following


def is_following(user, evaluation):
    return user.is_authenticated and evaluation.followings.filter(user=user).exists()


def follow(evaluation, *, by):
    Following.objects.get_or_create(evaluation=evaluation, user=by)


def stop_following(evaluation, *, by):
    evaluation.followings.filter(user=by).delete()
