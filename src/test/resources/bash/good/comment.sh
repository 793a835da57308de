
  # only this

