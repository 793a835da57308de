# valid, but not for every reader of bash
echo $((a) | b) $((a);(b))
declare -A map=([b c]=2 ["d"]+=3)
x=a!(b"c)"$d)e
a &\
& b $\
(c) $\
x
echo "${x:-'$y'}" "${x:-'}'}" ${x:-<(a)}
[[ $x =~ [[:space:]]*(a|$y)+ ]]
f() { a; } & b
((a) )
if !(a b); then c; fi
cat <\
<E
E
