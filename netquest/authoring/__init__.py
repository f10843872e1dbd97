"""The challenges that an organisation writes for its own people: writing, revising, retiring them."""
