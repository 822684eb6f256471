"""The parts of the reception window; each shows values and reports what people do, and holds no rule."""
