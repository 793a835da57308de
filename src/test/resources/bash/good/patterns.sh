shopt -s extglob
ls !(*.txt|*.md) @(a|b) +([0-9]) *(x)y ?(z)
rm -- *.@(log|tmp)
x=${y##*( )} z=${y%%+([[:space:]])}
x=@(a b) echo a!(b c)e
! (d)
