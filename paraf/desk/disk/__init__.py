"""Files, folders and links: the only hands that read and write what people own."""
