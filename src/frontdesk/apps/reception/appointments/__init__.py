"""F5 Termin: a slot is found and booked, moved or given back, and who comes to one is checked in."""
