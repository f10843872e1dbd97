"""HTTP without domain words: pages and fragments, policies, headers, errors, forms, pagination."""
