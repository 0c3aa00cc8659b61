"""Many who are told: announcements, those who have been silent, a year of meetings."""
