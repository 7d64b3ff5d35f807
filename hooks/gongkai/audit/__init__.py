"""The audit trail (L4): what changed from build to build and commit to commit, and proof that nothing was dropped."""
