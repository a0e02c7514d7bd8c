"""What a browser says it is, in two words that its owner would use."""

BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox": "Firefox", "Chrome": "Chrome", "Safari": "Safari"}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "CrOS": "ChromeOS",
    "Mac OS": "macOS",
    "Linux": "Linux",
}


def in_words(user_agent):
    """“Firefox, Windows”, or nothing. Each claims to be the older ones too, so the first name found is right."""
    known = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(filter(None, known))


def _first(names, user_agent):
    return next((name for mark, name in names.items() if mark in user_agent), "")
