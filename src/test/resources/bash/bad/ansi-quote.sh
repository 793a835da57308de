echo $'one\\'
