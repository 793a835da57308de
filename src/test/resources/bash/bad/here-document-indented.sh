cat <<END
text
  END
