"""A thermal printer without hardware: reads ESC/POS, keeps the paper, and can be made to misbehave."""
