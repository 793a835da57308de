for in a; do b; done
