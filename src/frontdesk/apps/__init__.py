"""The programs with a window, one package each; they never import each other."""
