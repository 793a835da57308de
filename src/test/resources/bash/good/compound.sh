if a; then b; elif c; then d; elif e; then f; else g; fi
while a && b || c; do d; done
until a | b; do c; done & d
for x in a "b c" $d; do e; done
for x do a; done
for x; do a; done
for x in; do a; done
for x
in a b
do
  c
done
for x in a; { b; }
select choice in yes no; do break; done
{ a; b & }
(a; b) | (c && d)
{ (a) }
{ { a; }; { b; } }
if { a; } then (b) fi
! a
! a | b
time -p a | b
time
a |& b
a && b
a &&

  # in between
  b ||
  c
a; b; c
