"""The state machine: a move gives a plan, or a refusal with all its findings. Nothing here moves a file."""
