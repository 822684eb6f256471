"""F4 Kurze Frage: what is asked in passing is answered, counted, and given along on paper if wanted."""
