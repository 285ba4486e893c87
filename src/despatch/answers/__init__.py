"""A record to answers: timeline, one entry whole, exports."""
