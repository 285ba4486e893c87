"""When a contact takes place and how long it lasts: times beside it, told elsewhere, or counted."""
