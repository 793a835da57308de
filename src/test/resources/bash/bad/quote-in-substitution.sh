x=$(echo "a)
