"""The daily practice: today's menu, attempts, the library."""
