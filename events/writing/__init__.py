"""An event from the first line of a draft to the page that everybody sees, and its changes afterwards."""
