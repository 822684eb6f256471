"""What happens in a house when something breaks: nothing lost, nothing twice, a clear sentence."""
