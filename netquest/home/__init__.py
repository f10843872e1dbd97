"""What composes several features and owns nothing: the pages of one's own day and progress."""
