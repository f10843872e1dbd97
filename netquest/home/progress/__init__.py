"""What one's own tries add up to, over a time that one chooses: pictures, each with a sentence and a table."""
