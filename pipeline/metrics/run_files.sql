-- One row per file of the run, with its account of rows: rows = landed + rejected + duplicates.
-- key: file
select
  file,
  system, -- the system that it was exported from
  entity, -- what its rows are
  format, -- what it turned out to be: text, xlsx, json, ndjson or parquet
  encoding, -- its character encoding; null where it is no text
  delimiter, -- what separates its fields; null where it is no text
  byte_count::double as byte_count, -- its size in bytes
  sha256, -- hash of its bytes
  row_count::integer as row_count, -- rows in it, header and blank lines left out
  landed_count::integer as landed_count, -- rows that were landed
  rejected_count::integer as rejected_count, -- rows that could not be read
  duplicate_count::integer as duplicate_count, -- rows that stand elsewhere already, word for word
  set_aside_count::integer as set_aside_count -- landed rows that a later version replaced, that are deleted, or that come after as_of
from core.files
