[[ a ]]
[[ -z $x && -n "$y" || ! -f $z ]]
[[ ( $a == b* || $a = c ) && $d != [[:space:]]* ]]
[[ $x =~ ${1#* } ]]
[[ $x =~ ^[0-9]+(\.[0-9]+)?$ ]]
[[ $x =~ (a b|c"d e") && y ]]
[[ $x =~ ^"$y"\ z$ ]]
[[ a < b || c > d ]]
[[ $x -eq 1 && y -lt 2 && -v z && -v arr[1] ]]
[[ $x == @(a|b c|$d) ]]
[[ a -nt b && c -ot d && e -ef f ]]
[[
  a == b &&
  c == d
]]
if [[ a == b ]] then c; fi
[[ ! ! a ]]
[ -f a ] && test -d b -a ! -e c
[[ -o errexit && -t 1 && -R ref ]]
[[ ! (a) ]]
