if a; then
  b
done
