"""Events as others read them: calendars, files and pictures for shared links."""
