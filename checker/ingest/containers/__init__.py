"""Files that hold others: each yields its members one after the other, none of them unpacked."""
