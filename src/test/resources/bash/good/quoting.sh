echo plain 'single $x `y` \' "double $x \$x \`y\` \" \\ \n" $'ansi \'quoted\' \t\x41\u00e9\101\cA' $"translated $x"
echo a\ b \$x \\ \" \' "" '' a''b"c"d
echo "it's" 'say "hi"' "nested $(echo "inner "$x" $(echo 'deep "er"')")"
echo "line one
line two" 'line three
line four'
echo \# a#b "#c" '#d' # a comment with ' and " and $(
echo $ "$" a$ "$ x" $'' $""
echo "a\
b" c\
d
echo ~ ~root/x {a,b}{1..3} *.txt [a-z]?
