"""How well comity reads: labelled data in, figures out."""
