"""What there is to show: papers, lists, names, and where each thing stands."""
