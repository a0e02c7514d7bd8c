"""The fields that no file of the lists carries, each with the reason; a test keeps this and the columns complete."""

EXCLUDED = {
    "actors.Actor": {
        "name_key": "worked out by the database, to sort by",
        "help_until": "between the owner and the project staff",
    },
    "actors.Offering": {"name_key": "worked out by the database, to sort by"},
    "actors.ActorCompetence": {
        "id": "an actor has each competence once: the actor's row and the term tell which",
        "actor": "the row itself",
        "term": "in the column of its stance",
        "stance": "the column that the term stands in",
        "depth": "in the file of the competence map",
        "people": "in the file of the competence map",
        "evidence": "in the file of the competence map",
        "evidence_link": "in the file of the competence map",
        "areas": "in the file of the competence map",
        "confirmed_at": "in the file of the competence map",
    },
}
