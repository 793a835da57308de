package deployspec.cli;

/** For whom a command writes: people or programs. */
enum TextOrJson {
    text,
    json
}
