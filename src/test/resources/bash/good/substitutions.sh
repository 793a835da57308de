a=$(b) c="$(d | e)" f=`g $h` i="`j "k"`" l=`m \`n \\$o\``
echo $(
  # a comment with ) and ' in it
  case $x in a) b ;; (c) d ;; esac
  if x; then y; fi
)
echo $(( 1 + 2 )) $((x)) $( (a) ) $(<file) $()
diff <(sort a) <(sort "$b") >(tee c) | cat - <(d <(e))
while read -r line; do echo "$line"; done < <(list "$x")
echo "$(echo ")")" "$(echo '(' # ) not here
)"
echo "`echo \"quoted\" $y`" $[x + 1]
x=$(cat <<E
body $(inner <<F
inside
F
) $z
E
)
