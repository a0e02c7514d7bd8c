"""Who gets what at every address: the table of roles as data. A new address, or a new field, has to be entered here."""

from tests.matrix.accounts import ACCOUNTS, ADMINISTERING, SECOND_FACTOR
from tests.matrix.actors import ACTORS, USES
from tests.matrix.beds import BEDS, OPEN_BEDS
from tests.matrix.collecting import COLLECTING
from tests.matrix.evaluation_figures import EVALUATION_FIGURES
from tests.matrix.evaluation_plans import EVALUATION_PLANS, OPEN_EVALUATION_PLANS
from tests.matrix.evaluation_reports import EVALUATION_REPORTS, OPEN_EVALUATION_REPORTS
from tests.matrix.evaluations_adopting import EVALUATION_ADOPTING, OPEN_ADOPTING
from tests.matrix.evaluations_life import EVALUATIONS_LIFE
from tests.matrix.events_desk import EVENTS_DESK
from tests.matrix.events_feeds import EVENT_FEEDS
from tests.matrix.events_finding import EVENT_FINDING
from tests.matrix.events_own import EVENTS_OWN
from tests.matrix.events_programme import EVENTS_PROGRAMME
from tests.matrix.events_publishing import EVENT_PUBLISHING
from tests.matrix.events_questions import EVENT_QUESTIONS
from tests.matrix.events_signup import EVENT_SIGN_UP
from tests.matrix.instruments import INSTRUMENTS, OPEN_INSTRUMENTS
from tests.matrix.judging import EVALUATION_JUDGING
from tests.matrix.members import AGEING, MEMBERS
from tests.matrix.needs_clusters import NEED_CLUSTERS, OPEN_CLUSTERS
from tests.matrix.needs_deciding import NEED_DECIDING, OPEN_NEEDS
from tests.matrix.needs_dialogues import NEED_DIALOGUES, OPEN_DIALOGUES
from tests.matrix.needs_finding import NEED_FINDING, OPEN_FINDING
from tests.matrix.needs_matches import NEED_MATCHES, OPEN_MATCHES
from tests.matrix.needs_matching import NEED_MATCHING
from tests.matrix.needs_rounds import NEED_ROUNDS, OPEN_ROUNDS
from tests.matrix.needs_writing import NEED_WRITING, OPEN_WRITING
from tests.matrix.offerings import HISTORY, OFFERINGS
from tests.matrix.pages import PAGES
from tests.matrix.reminders import REMINDERS

MATRIX = [*SECOND_FACTOR, *ADMINISTERING, *PAGES, *ACTORS, *USES, *MEMBERS, *AGEING, *OFFERINGS, *HISTORY, *ACCOUNTS]
MATRIX += EVENT_FEEDS + EVENT_FINDING + EVENT_PUBLISHING + EVENT_QUESTIONS + EVENT_SIGN_UP
MATRIX += EVENTS_OWN + EVENTS_DESK + EVENTS_PROGRAMME + REMINDERS
MATRIX += EVALUATION_FIGURES
MATRIX += EVALUATIONS_LIFE
MATRIX += EVALUATION_ADOPTING
MATRIX += NEED_CLUSTERS
MATRIX += EVALUATION_JUDGING
MATRIX += INSTRUMENTS
MATRIX += BEDS
MATRIX += COLLECTING
MATRIX += NEED_DECIDING + NEED_MATCHING
MATRIX += NEED_FINDING
MATRIX += NEED_DIALOGUES
MATRIX += NEED_MATCHES
MATRIX += NEED_ROUNDS
MATRIX += NEED_WRITING
MATRIX += EVALUATION_PLANS
MATRIX += EVALUATION_REPORTS
OPEN = {
    "arena:home", "arena:about", "arena:accessibility", "arena:privacy", "arena:contact", "arena:open_data", "api",
    "offerings:compare", "actors:csv", "actors:xlsx", "offerings:csv", "offerings:xlsx", "terms:list",
    "terms:detail", "terms:concepts", "arena:report_fault", "searches:suggest", "searches:actors_feed",
    "searches:offerings_feed", "searches:feed", "searches:stop", "searches:stop_at_once",
    "arena:report_sent", "arena:search", "actors:list",
    "actors:detail", "actors:register", "actors:invitation", "competences:map", "competences:list",
    "competences:csv", "competences:picture", "competences:detail", "offerings:list", "offerings:detail",
    "offerings:national", "offerings:file", "outbox:demo_mailbox", "outbox:demo_letter", "outbox:stop",
    "outbox:stop_at_once", "outbox:preferences", "healthz", "readyz", "metrics",
    "robots", "security_txt", "sitemap", "sitemap_section", "account_login", "account_logout", "account_signup",
    "account_inactive", "account_email_verification_sent", "account_confirm_email", "account_reset_password",
    "mfa_authenticate", "mfa_login_webauthn", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "events:calendar", "events:atom", "events:ics", "events:image",
    "events:csv", "events:xlsx",
    "events:preview", "events:invited", "events:material_file", "events:list", "events:month", "events:detail",
    "events:personal_feed", "events:sign_up", "events:sign_up_sent", "events:organisations",
    "events:lost_link", "events:lost_link_sent", "events:own", "events:confirm_address", "events:own_agree",
    "events:own_undo", "events:own_still", "events:own_calendar", "events:own_offer", "events:own_cancel",
    "events:own_details", "events:own_answers", "events:own_transfer", "events:own_hours", "events:own_data",
    "events:own_letters", "events:own_erase", "events:own_new_link",
}  # fmt: skip
OPEN |= OPEN_EVALUATION_PLANS
OPEN |= OPEN_EVALUATION_REPORTS
OPEN |= OPEN_CLUSTERS
OPEN |= OPEN_INSTRUMENTS
OPEN |= OPEN_BEDS
OPEN |= OPEN_NEEDS
OPEN |= OPEN_FINDING
OPEN |= OPEN_DIALOGUES
OPEN |= OPEN_MATCHES
OPEN |= OPEN_ROUNDS
OPEN |= OPEN_WRITING
OPEN |= OPEN_ADOPTING
