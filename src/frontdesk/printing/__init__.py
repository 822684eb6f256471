"""From a ticket to paper: slip, layout, bitmap, bytes for the printer, and the worker that sends them."""
