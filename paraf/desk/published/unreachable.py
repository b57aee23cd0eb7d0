"""What is raised where a published site cannot be reached; who only tells of it need not load what reaches it."""


class UnreachableError(OSError):
    """A web server did not give a file that was asked of it."""
