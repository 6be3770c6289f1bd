/** What a file may make once unpacked. Larger than any inventory: a million rows of ten columns make 400 MB of XML. */
export const LIMITS = {
  /** Bytes of all that an archive holds. */
  unpacked: 1e9,
  /** So many bytes may be packed as tightly as they like: alike rows pack very well. */
  freely: 16e6,
  /** More, packed tighter than this, were made to fill memories. */
  ratio: 120,
  /** Files in an archive, or sheets in a workbook. */
  entries: 2_000,
  /** Bytes of XML in which nothing begins or ends: no cell is so long. */
  silence: 4e6,
  /** Elements within one another. */
  depth: 64,
  /** Rows of a sheet. */
  rows: 1_048_576,
  /** Cells of a row: one more than any table may have, so that what reads it can tell. */
  cells: 2_001,
  /** Cells of all the rows of a sheet that are wider than usual: a few bytes may make a row of two thousand. */
  wide: 20e6,
  usual: 100,
  /** Characters of all the texts that cells share. */
  shared: 64e6,
  /** Characters of a cell: a longer one is cut here, and what reads it refuses it. */
  cell: 100_000,
} as const;
