a=() b=(1 2 "3 4" $x) c+=(5) d[0]=x e[i+1]+=y f["k l"]=z
declare -A map=([a]=1 ["d"]=3) list=(a
  b # comment
  [5]=c
)
export x=1 y z="$a" PATH
local -r n=$1 m
readonly A=1 B
typeset -i k=0
echo "${a[@]}" "${!a[@]}" "${#a[@]}" "${a[@]:1}" "${a[-1]}"
x=1 y=$(z) cmd arg=1 a[1]=2
a=(@(b|c) *.txt ~/x <(d))
unset 'a[1]' b
mapfile -t lines <file
a[1 + 2]=3
x= y
