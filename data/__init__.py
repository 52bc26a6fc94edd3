"""What and when: claims, events and sources, and the control history that follows from them."""
