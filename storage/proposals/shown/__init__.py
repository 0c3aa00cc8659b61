"""What a person looks at before others see it."""
