"""What is answered: reading what was typed, judging it, naming the mistake behind it; practice and bug hunts; progress.

Stands on worksheet and engine, knows nothing of views.
"""
