echo 'one
