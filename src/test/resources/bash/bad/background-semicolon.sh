a &; b
