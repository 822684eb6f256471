"""The reception program: the window in which clerks give out tickets."""
