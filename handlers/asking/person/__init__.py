"""Who somebody is: consent, name, kelurahan, language, and how they came."""
