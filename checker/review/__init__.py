"""The review desk: a web application in which editors judge findings."""
