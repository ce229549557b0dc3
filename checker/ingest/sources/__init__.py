"""Where wire copy comes from: directories and feeds."""
