"""gongkai: from catalogs and documents in git to an open-information portal; see DESIGN in README.md."""
