"""What the clock starts."""

from celery import shared_task

from testbeds.adopting import following_up
from testbeds.dialogues import closing
from testbeds.judging import replying
from testbeds.matching import noticing, working
from testbeds.needs import ageing
from testbeds.planning import verifying
from testbeds.reporting.paper import filing
from testbeds.rounds import reminding
from testbeds.statistics import working as statistics


@shared_task(expires=55, soft_time_limit=120, time_limit=180)
def match():
    """Compute anew the matches of what has changed, and go on with a recalculation that is under way."""
    working.work_off()


@shared_task(expires=3600)
def age_matches():
    """Note what time alone has changed: facts that nobody confirms, claims past their last day."""
    working.note_age()


@shared_task(expires=3600)
def tell_of_matches():
    """Tell suppliers, and those who have the needs, what has become a match."""
    noticing.tell_suppliers()
    noticing.tell_owners()


@shared_task(expires=3600)
def remind_of_rounds():
    """Write to those who have not answered an inventory round, on the days that it has set."""
    reminding.remind_due()


@shared_task(expires=3600)
def age_needs():
    """Ask owners about needs that nobody has confirmed for long, and let those rest where nobody answered."""
    ageing.ask_owners()
    ageing.let_rest()


@shared_task(expires=55)
def close_dialogues():
    """Close the market dialogues whose time is over."""
    closing.close_due()


@shared_task(expires=55, soft_time_limit=120, time_limit=180)
def analyse():
    """Compute the figures of evaluations that wait for them."""
    statistics.work_off()


@shared_task(expires=3600)
def follow_up_adoptions():
    """Ask those who took something into use how it went, and end what has been followed up."""
    following_up.ask_due()
    following_up.close_followed_up()


@shared_task(expires=3600)
def remind_of_replies():
    """Remind suppliers that a report waits for their comment, when few days are left."""
    replying.remind_due()


@shared_task(expires=600)
def close_replies():
    """Let the review begin of the reports whose time for comments is over."""
    replying.close_due()


@shared_task(expires=3600)
def look_over_plans():
    """See whether every settled plan still says what was signed, and tell the desk of one that does not."""
    verifying.look_over()


@shared_task(expires=240, soft_time_limit=200, time_limit=240)
def make_report_files():
    """Set the files of reports that are not there, or that would now be set otherwise."""
    filing.make_missing()
