"""The parts that windows are put together from; they hold no rules and touch no store."""
