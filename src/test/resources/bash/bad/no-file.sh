make >
