f(a, b) {
  c
}
