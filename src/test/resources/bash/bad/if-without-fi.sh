if a; then
  b
echo c
