echo ${x:-a
