"""Where a contact takes place: town and country."""
