make > && ls
