make 2>&
