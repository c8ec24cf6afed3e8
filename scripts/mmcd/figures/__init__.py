"""Figures: charts drawn from datasets without a browser, and diagrams set as accessible HTML."""

from mmcd.figures.draw import Drawer, Variant, variants
from mmcd.figures.markup import figure_html

__all__ = ["Drawer", "Variant", "figure_html", "variants"]
