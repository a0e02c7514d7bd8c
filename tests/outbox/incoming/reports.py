"""Reports as mail servers write them when a letter cannot be delivered: the form is theirs, the words are our own."""


def standard(status, *, action="failed", about="asa@arena.example", original="", words="Brevet kom inte fram."):
    """By RFC 3464: words for people, figures for programs, and the head of the letter."""
    named = f"Original-Recipient: rfc822; {original}\n" if original else ""
    return f"""From: MAILER-DAEMON@post.example (Mail Delivery System)
Subject: =?utf-8?q?Brevet_kunde_inte_l=C3=A4mnas?=
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grans"

--grans
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{words}

--grans
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example
Arrival-Date: Sun, 22 Nov 2026 09:00:00 +0100

{named}Final-Recipient: rfc822; {about}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {status} <{about}>: Mottagaren finns inte

--grans
Content-Type: text/rfc822-headers

Subject: Välkommen
To: {about}

--grans--
""".encode()


def exchange(about="asa@arena.example"):
    """Words as HTML, the figures after them, everything in a part of its own kind."""
    return f"""From: Microsoft Outlook <postmaster@kommun.example>
Subject: Kan inte levereras: Välkommen
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_000_delar_"

--_000_delar_
Content-Type: multipart/alternative; boundary="_001_inre_"

--_001_inre_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

RGV0IGfDpXIgaW50ZSBhdHQgbMOkbW5hIGJyZXZldC4=

--_001_inre_
Content-Type: text/html; charset="utf-8"

<p>Adressen {about} finns inte hos oss.</p>

--_001_inre_--

--_000_delar_
Content-Type: message/delivery-status

Reporting-MTA: dns;utpost.kommun.example

Final-recipient: RFC822;{about.upper()}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found
X-Display-Name: {about}

--_000_delar_--
""".encode()


def gmail(about="asa@arena.example"):
    return f"""From: Mail Delivery Subsystem <mailer-daemon@post.example>
Subject: Delivery Status Notification (Failure)
Content-Type: multipart/report; boundary="0000"; report-type=delivery-status
Auto-Submitted: auto-replied

--0000
Content-Type: multipart/related; boundary="0001"

--0001
Content-Type: text/plain; charset="UTF-8"

** Adressen hittades inte **

--0001--
--0000
Content-Type: message/delivery-status

Reporting-MTA: dns; post.example
X-Original-Message-ID: <brev@arena.example>

Final-Recipient: rfc822; {about}
Action: failed
Status: 5.1.1
Remote-MTA: dns; brevinkast.example. (192.0.2.7, the server for the domain)
Diagnostic-Code: smtp; 550-5.1.1 The account does not exist. 550 5.1.1 gsmtp
Last-Attempt-Date: Sun, 22 Nov 2026 00:01:02 -0800 (PST)

--0000
Content-Type: message/rfc822

To: {about}
Subject: Hej

Hej

--0000--
""".encode()


def qmail(about="asa@arena.example"):
    """From before the standard, and still met."""
    return f"""From: MAILER-DAEMON@gammal.example
Subject: failure notice

Hi. This is the qmail-send program at gammal.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<{about}>:
Sorry, no mailbox here by that name.

--- Below this line is a copy of the message.

Subject: Hej
""".encode()


ON_HOLIDAY = """From: Åsa Ek <asa@arena.example>
Subject: =?utf-8?q?Fr=C3=A5nvarande?=
Auto-Submitted: auto-replied

Jag är ledig till den 5 januari. Det är permanent stängt så länge, skriv till bo@arena.example.
""".encode()
