"""Explorers: a few ipywidgets controls and a picture that follows them. Python computes, nothing is drawn twice."""
