"""The public screens: waiting hall and floors."""
