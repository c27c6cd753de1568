"""Tables as readers see them: `write` puts a table into a file, `page` puts a run onto one page."""
