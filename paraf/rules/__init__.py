"""Pure decisions: same arguments, same answer. Nothing here opens a file or reads a clock."""
