"""What the files of the lists do not carry, each with the reason; a test keeps this and the columns complete."""

ON_THE_MAP = "said with the competence itself, and listed in the file of the competence map"

EXCLUDED = {
    "actors.Actor": {
        "name_key": "worked out by the database, to sort by",
        "help_until": "between the owner and the project staff",
        "custody_wanted_at": "between the owner and the project staff",
        "custody_since": "between the owner and the project staff",
        "asked_at": "when a letter of reminder was sent: no fact about the actor",
    },
    "actors.Offering": {
        "name_key": "worked out by the database, to sort by",
        "asked_at": "when a letter of reminder was sent: no fact about the offering",
    },
    "actors.ActorCompetence": {
        "id": "an actor has each competence once: the actor's row and the term tell which",
        "actor": "the row itself",
        "term": "in the column of its stance",
        "stance": "the column that the term stands in",
        "depth": ON_THE_MAP,
        "people": ON_THE_MAP,
        "evidence": ON_THE_MAP,
        "evidence_link": ON_THE_MAP,
        "areas": ON_THE_MAP,
        "confirmed_at": ON_THE_MAP,
    },
}

TABLES_LEFT_OUT = {
    "actors.ActorRelation": "in three columns of the actors that it stands between; the years are read on the page",
    "actors.ActorSearch": "worked out by the database, to search by",
    "actors.ComplianceClaim": "carries a document and somebody's word for it: made one by one, with its proof",
    "actors.Decision": "history, which no file may write",
    "actors.Deployment": "kept by the organisation that deploys, not by whoever exports the offering",
    "actors.Evidence": "carries a document and a judgement of it: made one by one, with its proof",
    "actors.FormerAddress": "made by the moves of a record, and by nothing else",
    "actors.Membership": "persons, who are no open data",
    "actors.Merge": "history, which no file may write",
    "actors.OfferingSearch": "worked out by the database, to search by",
    "actors.OfferingVersion": "history of the offering, which no file may write",
    "actors.Proposal": "between the owner and the project staff",
    "actors.VerifiedDomain": "lets people join an organisation: given by a decision, never by a file",
    "events.Event": "has lists and files of its own",
    "events.Participant": "persons, who are no open data",
    "testbeds.AdoptionDecision": "in the report that it follows, which is a file of its own",
    "testbeds.Evaluation": "has lists and files of its own",
    "testbeds.InventoryResponse": "in the file of its round",
    "testbeds.MarketDialogue": "between those who need and those who offer, on pages of its own",
    "testbeds.Match": "worked out by the rule from what both sides say",
    "testbeds.Need": "has lists and files of its own",
    "testbeds.NeedSharing": "in the file of the needs",
    "testbeds.TestRequest": "between a supplier and a testbed, on pages of its own",
    "testbeds.Testbed": "has lists and files of its own",
}
