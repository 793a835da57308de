echo one
x=2
cat <<E
text
E
