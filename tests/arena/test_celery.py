"""How Celery is run: each setting here stands for a fault that others have met."""

from django.conf import settings

from arena.boot import programs
from arena.celery import app
from arena.outbox.delivering.transports import Smtp


def test_messages_are_json_and_results_are_kept_nowhere():
    conf = app.conf

    assert (conf.accept_content, conf.task_serializer, conf.task_ignore_result) == (["json"], "json", True)
    assert conf.result_backend is None


def test_times_nest_so_that_nothing_is_given_up_while_it_is_still_done():
    last_dot, lease = Smtp.seconds_for_final_answer, Smtp.lease.total_seconds()

    assert 50 < last_dot < app.conf.task_soft_time_limit < app.conf.task_time_limit < lease
    assert lease < app.conf.broker_transport_options["visibility_timeout"]


def test_unacknowledged_messages_come_back_after_the_same_time_wherever_it_is_set():
    places = [app.conf.broker_transport_options, app.conf.result_backend_transport_options]

    assert {place["visibility_timeout"] for place in places} == {app.conf.visibility_timeout} == {1800}


def test_nobody_waits_long_for_a_broker_that_is_gone():
    options = app.conf.broker_transport_options

    assert options["socket_connect_timeout"] <= 2
    assert (options["socket_keepalive"], options["health_check_interval"]) == (True, 25)
    assert settings.CELERY_TASK_PUBLISH_RETRY_POLICY["max_retries"] <= 1


def test_others_on_the_same_server_see_none_of_our_keys():
    assert app.conf.broker_transport_options["global_keyprefix"] == "arena:"


def test_worker_talks_to_no_other_and_takes_one_message_at_a_time():
    assert {"--without-gossip", "--without-mingle"} <= set(programs.WORKER.split())
    assert app.conf.worker_prefetch_multiplier == 1


def test_worker_that_is_told_to_stop_has_time_for_its_letter():
    assert app.conf.worker_soft_shutdown_timeout == 30
    assert app.conf.worker_enable_soft_shutdown_on_idle


def test_worker_brings_its_watchdog():
    assert "arena.watchdog:Watchdog" in app.steps["worker"]


def test_clock_works_in_utc_and_its_wake_ups_go_stale():
    ticks = [entry for entry in app.conf.beat_schedule.values() if entry["task"].endswith(".tick")]

    assert app.conf.timezone == "UTC"
    assert [entry["options"]["expires"] for entry in ticks] == [55] * len(ticks)
