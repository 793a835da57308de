x=$(cat <<END
text
END)
