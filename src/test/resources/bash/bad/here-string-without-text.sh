cat <<< ; ls
