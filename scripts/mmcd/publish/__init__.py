"""What is made beside and after the pages: assets, search, side-by-side views, feeds, the not-found page."""
