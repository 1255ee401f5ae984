"""What is stepped: quantities, the expressions that give them, and traces of whole passes.

Stands on the engine, knows nothing of marking or views.
"""
