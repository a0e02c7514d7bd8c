"""The shell and the components: what they promise a reader, a keyboard and a slow line."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django import forms
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from actors.templatetags.county import county_map, legend, shade, shade_limits
from arena.shared.templatetags.components import shares
from arena.shared.templatetags.page import here, script_tag
from tests.factories import StaffFactory, UserFactory

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
E_MAIL = TEMPLATES / "letters/letter.html"  # carries its own style: no policy of ours reaches it, and no stylesheet


class RoomForm(forms.Form):
    name = forms.CharField(help_text="As in the lease.")
    floor = forms.IntegerField(required=False)
    uses = forms.MultipleChoiceField(choices=[("a", "Ward"), ("b", "Home")], widget=forms.CheckboxSelectMultiple)


@pytest.mark.parametrize("path", sorted({*TEMPLATES.rglob("*.html")} - {E_MAIL}), ids=lambda path: path.name)
def test_no_template_carries_style_or_script_inline(path):
    inline = re.findall(r"<style|<script(?![^>]*(?:src=|ld\+json))|\sstyle=|\son\w+=", path.read_text(encoding="utf-8"))

    assert inline == []


def test_script_tag_names_the_fingerprint_of_the_served_file():
    digest = hashlib.sha384(Path(finders.find("js/arena.js")).read_bytes()).digest()

    assert f'integrity="sha384-{base64.b64encode(digest).decode()}"' in script_tag("js/arena.js")


def test_field_with_help_and_error_is_described_by_both():
    html = render_to_string("components/field.html", {"field": RoomForm({})["name"]})

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


@translation.override("sv")
def test_optional_is_said_in_words_where_a_form_mixes_both():
    html = RoomForm().as_div()

    assert html.count("(valfritt)") == 1


@translation.override("sv")
def test_optional_is_not_said_where_everything_is():
    class AllOptional(forms.Form):
        note = forms.CharField(required=False)

    assert "(valfritt)" not in AllOptional().as_div()


def test_error_summary_leads_to_a_control_for_every_fault():
    form = RoomForm({"floor": "up"})
    summary = render_to_string("components/error_summary.html", {"form": form})

    targets = re.findall(r'href="#([^"]+)"', summary)

    assert targets == ["id_name", "id_floor", "id_uses_0"]
    assert [target for target in targets if f'id="{target}"' not in form.as_div()] == []


@pytest.mark.parametrize("label", ["Varför?", "Jag litar på tjänsten."])
def test_error_summary_puts_no_colon_after_a_question_or_a_sentence(label):
    class AskingForm(forms.Form):
        why = forms.CharField(label=label, error_messages={"required": "Svara på det."})

    summary = render_to_string("components/error_summary.html", {"form": AskingForm({})})

    assert f">{label} Svara på det.</a>" in summary


def test_error_summary_of_a_right_form_is_empty():
    form = RoomForm({"name": "Ward 3", "uses": ["a"]})

    assert render_to_string("components/error_summary.html", {"form": form}).strip() == ""


def test_data_table_repeats_its_headings_in_every_cell():
    context = {"caption": "Rooms", "head": ["Room", "Floor", "Beds"], "rows": [[("Ward 3", "/ward/"), "Second", 12]]}
    html = render_to_string("components/data_table.html", context)

    assert '<th scope="row"><a href="/ward/">Ward 3</a></th>' in html
    assert '<td data-label="Floor">Second</td>' in html
    assert '<td data-label="Beds" class="number">12</td>' in html


def test_pagination_keeps_the_rest_of_the_address(rf):
    context = {"page": Paginator(range(90), 30).page(2), "request": rf.get("/", {"q": "larm", "page": 2})}
    html = render_to_string("components/pagination.html", context)

    assert re.findall(r'href="([^"]+)"', html) == [
        "?q=larm&amp;page=1",
        "?q=larm&amp;page=1",
        "?q=larm&amp;page=3",
        "?q=larm&amp;page=3",
    ]


def test_bars_tell_nothing_measured_from_nought():
    assert shares([("A", 20), ("B", 5), ("C", 0), ("D", None)]) == [
        ("A", 20, 100.0),
        ("B", 5, 25.0),
        ("C", 0, 0.0),
        ("D", None, 0.0),
    ]


def test_map_of_one_big_town_keeps_the_small_ones_apart():
    numbers = (0, 1, 2, 3, 5, 6, 10, 11, 21)

    limits = shade_limits(numbers)

    assert [shade(number, limits) for number in numbers] == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert legend(numbers, limits) == [(0, "0"), (1, "1–2"), (2, "3–5"), (3, "6–10"), (4, "11–21")]


def test_map_of_few_numbers_gives_each_its_shade():
    numbers = [10, 2, 1, 1, 0]

    limits = shade_limits(numbers)

    assert [shade(number, limits) for number in numbers] == [4, 3, 2, 2, 0]
    assert legend(numbers, limits) == [(0, "0"), (2, "1"), (3, "2"), (4, "10")]


def test_map_of_nothing_shades_nothing():
    assert legend([0, 0], shade_limits([0, 0])) == [(0, "0")]


def test_map_says_the_same_as_its_table():
    context = county_map("Actors", {"0880": 4, "0885": 1}, "Actors", {"0880": "/kalmar/"})

    assert {area["name"]: area["number"] for area in context["areas"]} == {
        name: number for (name, _url), number in context["rows"]
    }
    assert len(context["areas"]) == 12
    assert context["rows"][:2] == [[("Kalmar", "/kalmar/"), 4], [("Borgholm", ""), 1]]


@pytest.mark.parametrize("name", ["400.html", "500.html"])
def test_error_page_needs_neither_request_nor_database(name):
    assert "<h1>" in render_to_string(name)


def test_missing_page_answers_in_the_shell(client, db):
    response = client.get("/finns-inte/")

    assert response.status_code == 404
    assert '<main id="content"' in response.text
    assert 'rel="canonical"' not in response.text


def test_shell_leads_to_the_same_page_in_the_other_language(client, db):
    response = client.get("/en/about/")

    assert '<html lang="en">' in response.text
    assert '<a href="/om/" lang="sv" hreflang="sv">Svenska</a>' in response.text


def test_style_page_shows_staff_every_component(client, db):
    client.force_login(StaffFactory())

    response = client.get(reverse("arena:style"))

    used = {template.name for template in response.templates}
    components = {f"components/{path.name}" for path in (TEMPLATES / "components").glob("*.html")}
    elsewhere = {"hero", "trap", "listing"}  # the start page, what nobody sees, and the whole of a list page
    assert components - used == {f"components/{name}.html" for name in elsewhere}


def test_style_page_is_closed_to_others(client, db):
    client.force_login(UserFactory())

    assert client.get(reverse("arena:style")).status_code == 403


@pytest.mark.parametrize(
    ("path", "mark"),
    [("/rooms/", ' aria-current="page"'), ("/rooms/blue/", ' aria-current="true"'), ("/roof/", "")],
)
def test_here_marks_the_page_and_its_room(rf, path, mark):
    assert here({"request": rf.get(path)}, "/rooms/") == mark


def test_fixed_part_is_rendered_once_in_each_language():
    part = engines["django"].from_string('{% load page %}{% fixed %}{% now "u" %}{% endfixed %}')

    said = []
    for language in ("sv", "en", "sv"):
        with translation.override(language):
            said.append(part.render())

    assert (said[0] == said[2], said[0] == said[1]) == (True, False)


def test_fixed_part_sees_nothing_of_the_visitor(rf):
    part = engines["django"].from_string("{% load page %}{% fixed %}{{ word }}{{ request.path }}{% endfixed %}.")

    assert part.render({"word": "hemligt"}, rf.get("/att-gora/")) == "."


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/om/", "/om/kontakt/"])
def test_report_of_a_fault_names_the_page_one_stands_on(client, path):
    page = client.get(path).content.decode()

    assert f"?from={path}" in page


@pytest.mark.django_db
def test_language_link_of_an_odd_address_stays_on_the_site(client):
    page = client.get("//evil.example/aktorer/").content.decode()

    assert 'href="//' not in page


@pytest.mark.django_db
def test_address_with_too_many_questions_is_answered_400(client):
    response = client.get("/om/?" + "&".join(f"a={n}" for n in range(1500)))

    assert response.status_code in (200, 400)
