"""Files of other programs: calendars and tables of appointments."""
