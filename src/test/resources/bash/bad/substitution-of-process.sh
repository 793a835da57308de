diff <(a b
