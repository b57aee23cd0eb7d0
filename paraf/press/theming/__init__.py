"""How a page looks: themes, their sentences and what templates can call."""
