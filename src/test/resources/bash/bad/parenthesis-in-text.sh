echo all done (really)
