cat <<END
plain $x ${y:-"z"} $(date) `uname` \$x \\ "quotes" 'stay'
END
cat <<'END' | tr a b
nothing $x is $(expanded) here \
END
cat <<-END >out && echo done
	tabs are $x
		removed
	END
cat <<A; cat <<"B" 2>&1
a
A
b $x
B
if true; then
  sql <<EOF
select * from t where a = '$a' and b = "it's";
EOF
fi
cat <<\E
$x
E
cat <<EMPTY
EMPTY
cat <<E\
ND
joined \
line
END
read -r x <<<"$y $z" && cat <<<word
cmd 3<<X {fd}<<Y
x
X
y
Y
