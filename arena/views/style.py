"""The staff page that shows every component of the interface, in all its states."""

from django import forms
from django.core.paginator import Paginator
from django.views.decorators.http import require_safe

from actors.rules import is_staff
from arena.shared.http import check, render_page

CHOICES = [
    ("a", "Trygghet i hemmet och digitala trygghetslarm"),
    ("b", "Läkemedelshantering"),
    ("c", "Egenmonitorering av kroniska sjukdomar på distans"),
    ("d", "Tillgänglighetsanpassning"),
    ("e", "Schemaläggning"),
    ("f", "Informationssäkerhetsklassificering"),
    ("g", "Välfärdsteknik"),
    ("h", "Rehabilitering"),
]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(
        label="Organisationens namn", help_text="Så som det står i registret, till exempel Löftet AB."
    )
    email = forms.EmailField(label="E-postadress", required=False, help_text="Helst en funktionsbrevlåda.")
    kind = forms.ChoiceField(label="Typ av aktör", choices=[("", "Välj typ"), *CHOICES])
    day = forms.DateField(label="Aktiv sedan", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    number = forms.IntegerField(label="Antal anställda", required=False)
    closed = forms.CharField(label="Ifyllt av registret", disabled=True, initial="556036-0793", required=False)
    text = forms.CharField(
        label="Vad ni gör", widget=forms.Textarea, help_text="Två eller tre meningar, utan personuppgifter."
    )
    role = forms.ChoiceField(label="Din roll", choices=CHOICES[:3], widget=forms.RadioSelect)
    areas = forms.MultipleChoiceField(
        label="Områden", choices=CHOICES, widget=forms.CheckboxSelectMultiple, help_text="Välj alla som stämmer."
    )
    agreed = forms.BooleanField(label="Jag får företräda organisationen och uppgifterna stämmer")


class SampleFilter(forms.Form):
    """The few questions beside a list of the staff's own."""

    state = forms.ChoiceField(label="Läge", required=False, choices=[("", "Alla"), ("sent", "Skickade")])


def sample_listing():
    """What a list shows beside itself: a search, choices with their numbers, and what is chosen."""
    choices = [
        (code, label, number, code == "a") for (code, label), number in zip(CHOICES[:5], (14, 9, 7, 2, 1), strict=True)
    ]
    return {
        "form": {"base": "#list", "q": "larm", "chosen": 1},
        "label": "Sök bland aktörer",
        "panel": [("omr", "Område", choices, "3 till")],
        "chips": [(CHOICES[0][1], "#list"), ("Mörbylånga", "#list")],
    }


@require_safe
def style(request):
    check(is_staff, request.user)
    faulty = SampleForm({"name": "", "email": "asa@", "text": "Trygghetslarm"}, auto_id="faulty_%s")
    context = {
        "sample": SampleForm(initial={"areas": ["b", "c"]}),
        "faulty": faulty,
        "filter": SampleFilter(auto_id="filter_%s"),
        "listing": sample_listing(),
        "page": Paginator(range(300), 30).page(4),
        "rows": [
            ("#list", "Löftet AB", "Trygghetslarm.", "", "Företag", "", "", ""),
            ("#list", "Västerviks kommun", "", "", "Kommun", "Vilande", "warn", ""),
        ],
        "hits": [
            (
                "#list",
                [("Trygghets", False), ("larm", True)],
                [("Med ", False), ("larm", True), (" dygnet runt.", False)],
                "",
                "Löftet AB",
                "",
                "",
                "",
            ),
        ],
        "ways": [("Lista", "#list", True), ("Karta", "#map", False)],
        "step_labels": ["Konto", "Organisation", "Vad ni kan", "Första erbjudandet"],
        "tones": [
            ("", "Neutral"),
            ("good", "Publicerad"),
            ("warn", "Behöver kompletteras"),
            ("bad", "Avvisad"),
            ("info", "Inskickad"),
            ("example", "Exempel"),
        ],
        "facts": [("Organisationsnummer", "556036-0793"), ("Kommun", "Mörbylånga"), ("Webbplats", "loftet.example")],
        "table_head": ["Aktör", "Kommun", "Erbjudanden"],
        "table_rows": [
            [("Kommunalförbundet Östra Småland", "#table"), "Oskarshamn", 12],
            [("Löftet AB", "#table"), "Mörbylånga", 3],
            [("Föreningen Anhörigas Samtalsgrupp", "#table"), "Västervik", 0],
        ],
        "project": {
            "funding": "Medfinansieras av Europeiska unionen genom Europeiska regionala utvecklingsfonden.",
            "shows_eu_mark": True,
        },
        "numbers": {"0880": 21, "0883": 7, "0840": 3, "0885": 1, "0882": 4, "0881": 2, "0861": 1},
        "urls": {"0880": "#map", "0883": "#map", "0840": "#map", "0885": "#map"},
        "bars": [
            ("Trygghet i hemmet", 18),
            ("Läkemedelsautomater", 11),
            ("Egenmonitorering på distans", 4),
            ("Schemaläggning", 0),
            ("Fallprevention", None),
        ],
    }
    return render_page(request, "arena/style.html", context)
