"""What wire copy says about itself, in fields and in its own words."""
