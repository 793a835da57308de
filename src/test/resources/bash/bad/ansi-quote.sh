echo $'one\'
