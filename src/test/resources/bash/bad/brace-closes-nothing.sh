a
}
