"""The Celery application and its clock; every other setting of it lives in arena.settings."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "arena.settings")

app = Celery("arena", task_cls="arena.history.clock:SignedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add("arena.watchdog:Watchdog")
app.conf.beat_schedule = {
    "outbox": {"task": "arena.outbox.tasks.tick", "schedule": crontab(), "options": {"expires": 55}},
    "events": {"task": "events.tasks.tick", "schedule": crontab(), "options": {"expires": 55}},
    "remind": {"task": "events.tasks.remind", "schedule": crontab(), "options": {"expires": 55}},
    "tell-hosts": {"task": "events.tasks.tell_hosts", "schedule": crontab(minute="*/5"), "options": {"expires": 240}},
    "publish-events": {"task": "events.tasks.publish", "schedule": crontab(), "options": {"expires": 55}},
    "work-off-imports": {
        "task": "actors.tasks.work_off_imports",
        "schedule": crontab(),
        "options": {"expires": 55},
    },
    "forget-imports": {"task": "actors.tasks.forget_imports", "schedule": crontab(hour=3, minute=50)},
    "let-memberships-lapse": {"task": "actors.tasks.let_lapse", "schedule": crontab(hour=3, minute=20)},
    "end-memberships": {"task": "actors.tasks.end_memberships", "schedule": crontab(hour=3, minute=25)},
    "age-facts": {"task": "actors.tasks.age_facts", "schedule": crontab(hour=6, minute=40)},
    "tell-news": {"task": "arena.searches.tasks.tell_news", "schedule": crontab(hour="4,5,6", minute=40)},
    "forget-sessions": {"task": "arena.shared.tasks.forget_sessions", "schedule": crontab(hour=3, minute=30)},
    "remind-of-claims": {"task": "actors.tasks.remind_of_claims", "schedule": crontab(hour=5, minute=20)},
    "remind-of-rounds": {"task": "testbeds.tasks.remind_of_rounds", "schedule": crontab(hour=7, minute=10)},
    "sweep-files": {"task": "arena.files.tasks.sweep", "schedule": crontab(hour=3, minute=40)},
    "forget-unconfirmed": {"task": "events.tasks.forget_unconfirmed", "schedule": crontab(hour=3, minute=5)},
    "forget-care-needs": {"task": "events.tasks.forget_care_needs", "schedule": crontab(hour=3, minute=15)},
    "close-dialogues": {"task": "testbeds.tasks.close_dialogues", "schedule": crontab(), "options": {"expires": 55}},
    "close-replies": {"task": "testbeds.tasks.close_replies", "schedule": crontab(minute="*/10")},
    "remind-of-replies": {"task": "testbeds.tasks.remind_of_replies", "schedule": crontab(hour=7, minute=30)},
    "match": {"task": "testbeds.tasks.match", "schedule": crontab(), "options": {"expires": 55}},
    "tell-of-matches": {"task": "testbeds.tasks.tell_of_matches", "schedule": crontab(hour=5, minute=50)},
    "analyse": {"task": "testbeds.tasks.analyse", "schedule": crontab(), "options": {"expires": 55}},
    "make-report-files": {"task": "testbeds.tasks.make_report_files", "schedule": crontab(minute="*/5")},
    "follow-up-adoptions": {"task": "testbeds.tasks.follow_up_adoptions", "schedule": crontab(hour=7, minute=20)},
    "look-over-plans": {"task": "testbeds.tasks.look_over_plans", "schedule": crontab(hour=4, minute=20)},
    "age-needs": {"task": "testbeds.tasks.age_needs", "schedule": crontab(hour=6, minute=50)},
    "age-matches": {"task": "testbeds.tasks.age_matches", "schedule": crontab(hour=3, minute=45)},
    "forget-reports": {"task": "arena.feedback.tasks.forget", "schedule": crontab(hour=3, minute=10)},
}
