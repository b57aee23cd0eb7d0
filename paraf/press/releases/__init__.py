"""What is public on disk: releases, the two trees, and how one becomes the other."""
