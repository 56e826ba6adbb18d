public import ArgumentParser

@main
struct Tanggap: AsyncParsableCommand {}
