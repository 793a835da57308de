echo ${x y} ${} ${x!} "${x[}" ${1x} ${#x:-y} a
echo `if` "`echo \"unclosed`"
cat <<END
cost: $ 5 and ${broken
END
