docker run \
  --rm \
  -v "$PWD:/work" \
  image && \
  echo done
i\
f a; then b; fi
a && b $x ${y\
:-z} $(c)
a \
# this is a comment
