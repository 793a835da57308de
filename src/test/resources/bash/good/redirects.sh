a >b 2>&1 <c >>d 2>>e &>f &>>g >|h <>i 3<&4 5>&- <&- >&2 >&"$x" 1>&2- {fd}>j {fd}>&-
>k
2>l m
exec 3<n
{ a; b; } >o 2>&1
( a ) <p
while a; do b; done <q >r
if a; then b; fi 2>/dev/null
f() { a; } >s
[[ -f t ]] 2>u
((x)) 2>v
case w in x) ;; esac <y
a 2 >z
a>b>c
