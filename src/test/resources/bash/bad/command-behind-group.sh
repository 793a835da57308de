{ a; } b
