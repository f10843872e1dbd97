"""The curriculum: sources, strategies, benefits and challenges, read from data files and validated."""
