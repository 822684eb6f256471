"""What people set up in files: the house definition of a site and the settings of one station."""
