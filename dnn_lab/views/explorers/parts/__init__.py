"""What explorers are made of: a picture that redraws without flicker, controls, and a line that says one sentence."""
