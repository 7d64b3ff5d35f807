"""What only a real browser shows: layout, contrast, keyboard, scripts, the network."""
