echo "naïve ☃ 𝄞" $x # ünï 𝄞
𝄞=1
echo \𝄞 ${y:-ß} "$z"
