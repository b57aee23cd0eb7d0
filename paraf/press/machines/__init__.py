"""What programs read of the public site: feeds, site maps, and the files that stand at known addresses."""
