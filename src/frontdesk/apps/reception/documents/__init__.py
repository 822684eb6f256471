"""F3 Unterlagen: papers that are handed in, bundled, handed over, looked for."""
