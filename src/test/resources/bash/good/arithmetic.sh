((x = 1, y += x, z++, --w)) && echo $((x * (y + 2) % 3 == 0 ? a : b))
((x <<= 2)) || ((x == y && z != 0 || !w))
for ((i = 0; i < n; i++)); do echo "$i"; done
for ((;;)); do break; done
for (( a = (1); b[a]; c - (d) )) { echo; }
echo $((16#ff + 0x1F + 010)) $((arr[i]++)) $(( $x + ${y} + $(z) + `w` )) $(( "$x" ))
echo $((
  x +
  y
)) $((x$y)) $((a<b)) $((a>b)) $((1 ))
if ((n > 3)); then ((n = 3)); fi
let x=1 "y = x + 1"
(( (a + b) * c ))
