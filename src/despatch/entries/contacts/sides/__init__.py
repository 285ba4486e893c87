"""Who else is a side or takes part, beyond the frame of the trigger; what gathering or format it is, and what it is about."""
