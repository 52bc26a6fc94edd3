"""Release: one build's data as a folder that can be published, cited and checked."""
