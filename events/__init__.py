"""Workshops, meetings and seminars. An event may name needs and offerings; nothing below imports this room."""
