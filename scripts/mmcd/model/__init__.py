"""The content model: everything the site says, loaded once, each value with its place in a file."""
