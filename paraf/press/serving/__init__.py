"""The public site and the previews on this computer, by HTTP."""
