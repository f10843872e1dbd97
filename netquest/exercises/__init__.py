"""What one practises in the head: thoughts and answers to them, looking back, myths, drills, strengths."""
