"""Every form of the house and the fields that it may write; a new field has to be entered here."""

OPEN = "nickname opened"  # against machines; kept nowhere
EVENT = (
    "kind title_sv title_en summary_sv summary_en text_sv text_en starts_at ends_at mode venue room online_url "
    "organiser organiser_name mailbox host project sign_up sign_up_url sign_up_from sign_up_until changes_until "
    "has_waiting_list needs_approval asks_care_needs audience language offerings needs areas care targets competences"
)
FIELDS = {
    "actors.forms.accounts.AccountForm": "name language",
    "actors.forms.accounts.ChangeAddressForm": "email",
    "actors.forms.accounts.ChangePasswordForm": "oldpassword password1",
    "actors.forms.accounts.ForgottenPasswordForm": "email",
    "actors.forms.accounts.NewPasswordForm": "password1",
    "actors.forms.accounts.PasswordAgainForm": "password",
    "actors.forms.accounts.SignInForm": "password remember",
    "actors.forms.accounts.SignUpForm": "username email name",  # allauth takes the first away
    "actors.forms.administering.AccountFilterForm": "q kind",
    "actors.forms.administering.ErasureForm": "reason",
    "actors.forms.administering.ReasonForm": "reason",
    "actors.forms.factors.ActivateAppForm": "code",
    "actors.forms.factors.CodeAgainForm": "code",
    "actors.forms.factors.CodeForm": "code",
    "actors.forms.passkeys.AddPasskeyForm": "name credential",
    "actors.forms.passkeys.NamePasskeyForm": "name",
    "actors.forms.closing.ClosingForm": "on reason successor successor_name",
    "actors.forms.competence_detail.CompetenceDetailForm": "depth people evidence evidence_link areas care seen",
    "actors.forms.competence.CompetenceForm": "summary_sv summary_en areas has building seeking seen",
    "actors.forms.domains.DomainForm": "host method",
    "actors.forms.domains.OwnDomainForm": "host",
    "actors.forms.compliance.ClaimConfirmationForm": "seen how on",
    "actors.forms.compliance.ClaimDeclineForm": "why",
    "actors.forms.compliance.ComplianceClaimForm": (
        "topic version statement link valid_until upload drop_document seen"
    ),
    "actors.forms.deployments.DeclineForm": "reason",
    "actors.forms.deployments.DeploymentForm": (
        "stage care_setting version started stopped staff_users inhabitant_users users_on users_source procurement seen"
    ),
    "actors.forms.deployments.ProposedDeploymentForm": "actor stage care_setting version started stopped seen",
    "actors.forms.deployments.UseForm": "stage care_setting version started stopped seen",
    "actors.forms.documented.DocumentedForm": "upload drop_document seen",
    "actors.forms.drafts.DraftForm": "seen",
    "actors.forms.evidence.EvidenceForm": (
        "kind title author version year design participants level link upload drop_document seen"
    ),
    "actors.forms.versions.VersionForm": "number released_on changes seen",
    "actors.forms.history.LogForm": "who kind act since until",
    "actors.forms.importing.UploadForm": "file",
    "actors.forms.memberships.ClaimForm": "proof proof_detail message",
    "actors.forms.memberships.CustodyForm": "reason",
    "actors.forms.memberships.HandOverForm": "member email leave",
    "actors.forms.memberships.InviteForm": "email role last_day",
    "actors.forms.memberships.JoinDecisionForm": "role last_day proved_on reason",
    "actors.forms.memberships.JoinForm": "message",
    "actors.forms.memberships.RoleForm": "role last_day",
    "actors.forms.offering.OfferingForm": (
        "name offering_type problem_sv problem_en users website market_state trl price_model regulatory_status "
        "data_facts standards accessibility languages support areas care targets not_for seen"
    ),
    "actors.forms.organisation.OrganisationForm": (
        "org_number is_sole_trader foreign_id country legal_name display_name actor_type size_class municipality "
        "website contact_function contact_email contact_phone seen"
    ),
    "actors.forms.organisation.ProposalForm": "legal_name org_number actor_type message seen",
    "actors.forms.organisation.UnitForm": (
        "legal_name municipality website contact_function contact_email contact_phone seen"
    ),
    "actors.forms.merging.CandidateForm": "q",
    "actors.forms.merging.MergeForm": "reason seen",  # and a choice for each fact where both say something
    "actors.forms.replacing.ReplaceTermForm": "heir",
    "actors.forms.reviewing.ActorReviewForm": "seen reason offerings",
    "actors.forms.reviewing.ProposalReviewForm": "reason",
    "actors.forms.reviewing.ReviewForm": "seen reason",
    "actors.forms.reviewing.VerificationForm": "how on seen",
    "events.forms.approving.ApprovalForm": "people reason",
    "events.forms.asking.AskForm": (
        "kind label_sv label_en help_sv help_en options_sv options_en condition is_required seen"
    ),
    "events.forms.attendance.LineForm": "was how minutes seen",
    "events.forms.attendance.WalkInForm": "name email phone organisation sector municipality how",
    "events.forms.consents.WordingForm": "text_sv text_en version",
    "events.forms.events.EventFields": EVENT,
    "events.forms.events.EventForm": f"{EVENT} seen",
    "events.forms.events.NewEventForm": f"{EVENT} seats_room seats_online",
    "events.forms.moving.CancelForm": "reason_sv reason_en",
    "events.forms.moving.MoveForm": "starts_at ends_at mode venue room take_along seen",
    "events.forms.programme.ItemForm": (
        "title_sv title_en starts_at ends_at room text_sv text_en has_seats seats seen"
    ),
    "events.forms.programme.MaterialForm": "kind title_sv title_en upload url shown_at seen",
    "events.forms.programme.SpeakerForm": "function_sv function_en actor name agreed_on place seen",
    "events.forms.projects.ProjectForm": "name_sv name_en starts_on ends_on funding_sv funding_en shows_eu_mark seen",
    "events.forms.seats.CapacityForm": "capacity",
    "events.forms.seats.GapsForm": "fills_gaps why",
    "events.forms.seats.PoolForm": "what reserved_for opens_to_all_at capacity",
    "events.forms.seats.TargetForm": "of at_least",
    "events.forms.series.DatesForm": "picked",
    "events.forms.series.PatternForm": "how interval weekdays nth weekday count until days",
    "events.forms.series.SeriesForm": "title",
    "events.forms.series.SeriesTextsForm": "dates title_sv title_en summary_sv summary_en text_sv text_en",
    "events.forms.venues.VenueForm": (
        "name address municipality accessibility_sv accessibility_en directions_sv directions_en seen"
    ),
    "events.forms.publishing.CopyForm": "title starts_at parts",
    "events.forms.publishing.InviteForm": "addresses language",
    "events.forms.publishing.PublishAtForm": "publish_at",
    "events.forms.messages.MessageForm": "subject_sv text_sv subject_en text_en counted",
    "events.forms.reminders.ReminderForm": (
        "anchor clockwork days at hours minutes to subject_sv text_sv subject_en text_en seen"
    ),
    "events.forms.participants.CorrectForm": "name email phone organisation sector municipality language",
    "events.forms.participants.ParticipantFilter": (
        "q state pool sector municipality agreed approval still trouble order"
    ),
    "events.forms.participants.ReasonForm": "reason",
    "events.forms.participants.WhoForm": "name email phone organisation sector municipality",
    "events.forms.own.CancelForm": "what reason",
    "events.forms.own.DetailsForm": "name phone language organisation sector municipality",
    "events.forms.own.LostLinkForm": f"email {OPEN}",
    "events.forms.own.TransferForm": "name email",
    "events.forms.colleagues.ColleagueForm": "name email organisation",
    "events.forms.coming_from.ComingFromForm": f"organisation actor sector municipality {OPEN}",
    "events.forms.signing_up.SignUpForm": (
        f"name email phone language organisation actor sector municipality way items takes_directly submission {OPEN}"
    ),
    "arena.feedback.forms.HandlingForm": "answer",
    "arena.feedback.forms.ReportForm": f"subject text page email {OPEN}",
    "arena.outbox.forms.MailboxForm": "to",
    "arena.outbox.forms.OutboxForm": "state kind stream when to about",
    "arena.outbox.forms.PreferencesForm": "reminders scopes news",
    "arena.searches.forms.SavedSearchForm": "name interval",
    "arena.shared.since_opened.SinceOpened": "seen",
    "testbeds.forms.adopting.DecisionForm": "actor decision decided_on reason met",
    "testbeds.forms.adopting.FollowUpForm": "still_used users comment",
    "testbeds.forms.beds.AnswerForm": "answer",
    "testbeds.forms.beds.BedForm": (
        "host kind name_sv name_en summary_sv summary_en equipment systems capacity gives cost_terms contact source "
        "areas care targets seen"
    ),
    "testbeds.forms.beds.PeriodForm": "starts_on ends_on note",
    "testbeds.forms.beds.RequestForm": "offering need question wants_from wants_weeks participants safety",
    "testbeds.forms.beds.ScreeningForm": "fits ready safe lawful time",
    "testbeds.forms.evaluating.AppointForm": "email part",
    "testbeds.forms.evaluating.DeclareForm": "has_conflict text",
    "testbeds.forms.evaluating.EvaluationForm": (
        "title_sv title_en needs offering version version_text site testbed planned_from planned_until funding "
        "agreement may_publish seen"
    ),
    "testbeds.forms.evaluating.LessonsForm": "reason",
    "testbeds.forms.evaluating.OptionalReasonForm": "reason",
    "testbeds.forms.evaluating.ReasonForm": "reason",
    "testbeds.forms.evaluating.StayForm": "reason may_stay",
    "testbeds.forms.evaluating.StopForm": "reason rule",
    "testbeds.forms.collecting.BeganForm": "on",
    "testbeds.forms.collecting.CodesForm": "number unit group",
    "testbeds.forms.collecting.ExplainForm": "explanation",
    "testbeds.forms.collecting.IncidentForm": "happened_on severity description action reported_to stops_test",
    "testbeds.forms.collecting.LeftForm": "on because",
    "testbeds.forms.collecting.WeekForm": (
        "monday active support_minutes added_minutes alarms_true alarms_false down_minutes note"
    ),
    "testbeds.forms.values.ChooseForm": "measure phase",
    "testbeds.forms.values.ExcludeForm": "because",
    "testbeds.forms.values.QuickForm": "code value on",
    "testbeds.forms.values.ValueForm": "measure phase code on value note",
    "testbeds.forms.values.ValuesFileForm": "phase file",
    "testbeds.forms.values.ValuesFilter": "q measure phase",
    "testbeds.forms.deciding.AskForm": "reason",
    "testbeds.forms.deciding.LetInForm": "person",
    "testbeds.forms.deciding.ShareForm": "actor note",
    "testbeds.forms.deciding.SolveForm": "offering how",
    "testbeds.forms.deciding.StopSharingForm": "actor",
    "testbeds.forms.deciding.VisibilityForm": "visibility",
    "testbeds.forms.deciding.WithdrawForm": "reason",
    "testbeds.forms.dialogue_answers.EnquiryForm": "actor question",
    "testbeds.forms.dialogue_answers.ForSupplier": "actor",
    "testbeds.forms.dialogue_answers.RespondForm": "actor",  # and the questions of the dialogue
    "testbeds.forms.judging.AgreedForm": "seen",  # and mark, reasons and evidence of each domain
    "testbeds.forms.judging.ReplyForm": "text abstains",
    "testbeds.forms.judging.SendBackForm": "reason",
    "testbeds.forms.judging.VerdictForm": "outcome conditions reasons seen",
    "testbeds.forms.dialogues.AnswerEnquiryForm": "answer",
    "testbeds.forms.dialogues.DialogueForm": "title text closes_at reviewer seen",  # and boxes for questions
    "testbeds.forms.dialogues.MemoForm": "memo",
    "testbeds.forms.dialogues.ProcurementForm": "procurement procurement_url",
    "testbeds.forms.dialogues.SendBackForm": "reason",
    "testbeds.forms.clusters.GatherForm": "title_sv title_en statement_sv statement_en needs",
    "testbeds.forms.clusters.NeedsForm": "needs",
    "testbeds.forms.clusters.ReasonForm": "reason",
    "testbeds.forms.clusters.RewordForm": "title_sv title_en statement_sv statement_en seen",
    "testbeds.forms.clusters.StatementForm": "title_sv title_en statement_sv statement_en",
    "testbeds.forms.clusters.WeightsForm": "w_covered w_urgency w_benefit w_feasibility w_affected w_hosting",
    "testbeds.forms.matching.InterestForm": "text evidence has_conflict conflict",
    "testbeds.forms.matching.OptionalReasonForm": "reason",
    "testbeds.forms.matching.ReasonForm": "reason",
    "testbeds.forms.matching.WeightsForm": "A V M I E D",
    "testbeds.forms.need.NeedForm": (
        "title_sv title_en problem_sv problem_en affected affected_per_year frequency consequences wished_state "
        "noticed_by tried constraints urgency benefit feasibility hosting host_unit host_months host_hours sensitivity "
        "required_trl required_claims required_standards visibility areas care targets seen"
    ),
    "testbeds.forms.descriptions.ByKindForm": "seen",
    "testbeds.forms.descriptions.ComplexityForm": "seen",  # and level and note of each domain
    "testbeds.forms.descriptions.CostsForm": "seen",  # and amount and note of each kind
    "testbeds.forms.descriptions.ReadinessForm": "level evidence seen",
    "testbeds.forms.questionnaires.AnswerForm": "code comment may_quote",  # and the questions asked
    "testbeds.forms.questionnaires.CodeForm": "code",
    "testbeds.forms.questionnaires.LayOutForm": "instrument phase opens_on closes_on",
    "testbeds.forms.planning.Kept": "seen",
    "testbeds.forms.planning.DeviationForm": "what why is_major",
    "testbeds.forms.planning.MeasureForm": (
        "name kind unit direction worthwhile enough method domain is_paired is_primary seen"
    ),
    "testbeds.forms.planning.PlanForm": (
        "question hypothesis design participants_planned inclusion units weeks_baseline weeks_test completeness "
        "thresholds stop_rules risks data_protection ethics_needed ethics statistics seen"
    ),
    "testbeds.forms.planning.SignForm": "seen has_read",
    "testbeds.forms.reporting.AbortedCorrectionForm": "lessons correction",
    "testbeds.forms.reporting.CorrectionForm": (  # and the lines of what has to be true
        "short_sv short_en interpretation economy limits contact seen correction"
    ),
    "testbeds.forms.reporting.DraftForm": "short_sv short_en interpretation economy limits contact seen",  # and lines
    "testbeds.forms.reporting.TakeDownForm": "legal_ground notice reason",
    "testbeds.forms.rounds.AbstainForm": "reason",
    "testbeds.forms.rounds.AttachForm": "need",
    "testbeds.forms.rounds.LateForm": "reason",
    "testbeds.forms.rounds.RespondentForm": "actor",
    "testbeds.forms.rounds.ResponseForm": "consulted note seen",
    "testbeds.forms.rounds.RoundForm": "title_sv title_en text_sv text_en opens_on closes_on remind_days seen",
    "testbeds.forms.rounds.SendBackForm": "reason",
    "arena.shared.open_forms.OpenForm": OPEN,
    "arena.shared.open_forms.OpenModelForm": OPEN,
}
