while a; do
  b
