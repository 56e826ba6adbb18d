/// The map: how many reports lie in each cell of a grid, so that a map costs what it shows.
/// What the tables mean: ``MapRows``.
enum Schema0004 {
  static let migration = Migrations.Migration(number: 4, shared: map + lists)

  private static let map = [
    """
    CREATE TABLE map_deltas (
      id {{serial}}, report_id BIGINT NOT NULL, cell_row BIGINT NOT NULL,
      cell_column BIGINT NOT NULL, category TEXT NOT NULL, open_change BIGINT NOT NULL,
      done_change BIGINT NOT NULL)
    """,
    """
    CREATE TABLE map_cells (
      generation BIGINT NOT NULL, level BIGINT NOT NULL, category TEXT NOT NULL,
      cell_row BIGINT NOT NULL, cell_column BIGINT NOT NULL, open_count BIGINT NOT NULL,
      done_count BIGINT NOT NULL,
      PRIMARY KEY (generation, level, category, cell_row, cell_column))
    """,
    """
    CREATE TABLE map_counts (
      id BIGINT PRIMARY KEY, serving BIGINT NOT NULL, counting BIGINT, counted_to BIGINT NOT NULL)
    """,
    // Reports that are there already are counted by the first folds; generation 0 holds nothing.
    """
    INSERT INTO map_counts (id, serving, counting, counted_to)
    SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM reports) THEN 0 ELSE 1 END,
      CASE WHEN EXISTS (SELECT 1 FROM reports) THEN 1 ELSE NULL END, 0
    """,
  ]

  /// Lists narrowed to one state: a rare one must not be looked for among all reports.
  private static let lists = [
    "CREATE INDEX reports_state ON reports (state, received_at, id)"
  ]
}
