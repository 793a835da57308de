x=$(cat <<END) y
text
END
