"""Every page's body (L3): pure functions from the published portal to `Page`s. `every.pages` lists them all."""
