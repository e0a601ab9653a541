"""Pictures as inline SVG, each in a wide and a narrow form, made with Altair and vl-convert without a network.

A picture carries its title and description for screen readers; it never says more than the lists beside it, and never
by colour alone.
"""
