x=`date
echo $x
