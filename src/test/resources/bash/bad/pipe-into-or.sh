a | || b
